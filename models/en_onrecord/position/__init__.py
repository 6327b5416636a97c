"""What a statement holds: topics, target, stance, date, and whether it takes a side at all.

The components run in this order, each reading what those before it noted in the `Reading`:

- `onrecord_topics`: topics of the codebook, by the content's terms (`topics`)
- `onrecord_stance`: side and emphasis towards the target, with the deciding words (`stance`)
- `onrecord_targets`: what is judged or demanded, in words of the text (`targets`)
- `onrecord_dates`: when it was said or done (`dating`)
- `onrecord_positions`: whether it counts as a position (`judgement`)
- `onrecord_links`: which statement a denial denies (`links`)
"""

from en_onrecord.position.dating import Dating
from en_onrecord.position.judgement import Judgement
from en_onrecord.position.links import Links
from en_onrecord.position.stance import Stance
from en_onrecord.position.targets import Targets
from en_onrecord.position.topics import Topics

__all__ = ["Dating", "Judgement", "Links", "Stance", "Targets", "Topics"]
