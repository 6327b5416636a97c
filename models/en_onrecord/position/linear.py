"""A linear model that is applied in plain Python and says which features decided.

The weights are small JSON files, learned by `models/recipe/scripts/train_position.py`.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("weights")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name; an unknown feature counts nothing."""

    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the log-odds."""
        weights = self.weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability of the positive class, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

    def deciding(self, features: Mapping[str, float], count: int = 3) -> list[str]:
        """Return the features that pulled most towards the decision, the strongest first."""
        side = 1.0 if self.score(features) >= 0 else -1.0
        pulls = {
            name: side * self.weights.get(name, 0.0) * value
            for name, value in features.items()
            if name != "bias"
        }
        ranked = sorted(pulls, key=lambda name: (-pulls[name], name))
        return [name for name in ranked[:count] if pulls[name] > 0]


@lru_cache(maxsize=8)
def load_model(name: str) -> LinearModel:
    """Return the model of this name from the package's weights."""
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return LinearModel({str(key): float(value) for key, value in data["weights"].items()})
