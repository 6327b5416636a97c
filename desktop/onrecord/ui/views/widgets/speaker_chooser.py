"""The list to choose from who says a statement: the actors, or one that is not there yet."""

from PySide6.QtWidgets import QWidget

from onrecord.ui.views.widgets.chooser import Choice, Chooser
from onrecord.workspace import Workspace


class SpeakerChooser(Chooser):
    """Offer the actors of a project, those of one article first."""

    def __init__(self, workspace: Workspace, article_key: str, parent: QWidget) -> None:
        here = {s.actor for s in workspace.statements_in(article_key)}
        actors = sorted(workspace.actors(), key=lambda actor: actor.key not in here)
        choices = [Choice(a.key, a.name, a.role or a.office or a.state or "") for a in actors]
        super().__init__(
            choices, parent, title=self.tr("Who says it"), other=self.tr("Add “{name}”")
        )
