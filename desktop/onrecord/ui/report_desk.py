"""What can be done about the files of an import and about articles that are one."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from onrecord.domain.change import ORIGINAL, Change, CorrectArticle, MarkSame, Together
from onrecord.domain.report import Likeness
from onrecord.reading.files import shown
from onrecord.reading.tabular.fields import ORDER
from onrecord.ui.amending import Amending, Amendment
from onrecord.ui.background import BackgroundTask
from onrecord.ui.importing import Importing
from onrecord.ui.itemmodels.import_files import FileAction, FileRow
from onrecord.ui.preferences import Preferences
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.articles.article_form import ArticleEntry, differences
from onrecord.ui.views.articles.panel import ArticlesPanel
from onrecord.ui.views.frame.message_bar import Message, MessageBar, Weight
from onrecord.ui.views.imports.import_list import open_file, show_in_folder
from onrecord.ui.views.imports.import_panel import ImportPanel

if TYPE_CHECKING:
    from onrecord.reading import TableColumns
    from onrecord.ui.views.dialogs.versions_dialog import Pair
    from onrecord.workspace import ArticleSummary, Workspace
    from onrecord.workspace.importing.job import ColumnsChosen

_SAMPLE_BYTES = 256 * 1024


class ReportDesk(QObject):
    """Carry out what the import's report and the list of articles ask for."""

    def __init__(
        self,
        state: ViewState,
        importing: Importing,
        preferences: Preferences,
        panel: ImportPanel,
        articles: ArticlesPanel,
        messages: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._importing = importing
        self._preferences = preferences
        self._panel = panel
        self._articles = articles
        self._messages = messages
        self.amending = Amending(state, importing, self)
        importing.columns_chosen = self._columns_chosen
        panel.files.asked.connect(self.act)
        panel.files.entered.connect(self._enter)
        articles.compare_requested.connect(self.compare_versions)
        articles.join_requested.connect(self.join)
        self.amending.begun.connect(self._begun)
        self.amending.ended.connect(self._ended)
        self.amending.refused.connect(self._refused)

    def act(self, action: FileAction, row: FileRow) -> None:
        """Do one thing about a file of the import."""
        acts = {
            FileAction.CANCEL: lambda: self._importing.cancel_file(row.path),
            FileAction.COLUMNS: lambda: self._look_at_columns(row),
            FileAction.COMPARE: lambda: self._compare(row),
            FileAction.JOIN: lambda: self._join_file(row),
            FileAction.SPLIT: lambda: self._split_file(row),
            FileAction.DATE: lambda: self._fill_in(row),
            FileAction.RETRY: lambda: self._read(row, self.tr("Read again")),
            FileAction.ENCODING: lambda: self._choose_encoding(row),
            FileAction.OPEN: lambda: open_file(row.path),
            FileAction.SHOW: lambda: show_in_folder(row.path),
        }
        if action in (FileAction.OPEN, FileAction.SHOW, FileAction.COMPARE) or self._writable():
            acts[action]()

    # -- reading once more ----------------------------------------------------------------------

    def _read(
        self,
        row: FileRow,
        name: str,
        *,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        apart: bool = False,
        afresh: frozenset[str] = frozenset(),
    ) -> None:
        from onrecord.workspace import FileToRead

        columns = columns if columns is not None else _columns_before(row)
        file = FileToRead(Path(row.path), encoding, columns, apart)
        name = self.tr("{what}: {file}").format(what=name, file=row.name)
        self.amending.ask(Amendment(name, self._panel.number, row.path, file, afresh=afresh))
        if not self._panel.number:
            self._panel.model.put_off(row.path)

    def _begun(self, amendment: Amendment) -> None:
        if amendment.path and amendment.number == self._panel.number:
            self._panel.model.begin_again(amendment.path)

    def _ended(self, amendment: Amendment) -> None:
        del amendment
        self._panel.refresh()

    def _refused(self, words: str) -> None:
        self._messages.tell(Message("import", words, Weight.WARN))
        self._panel.refresh()

    # -- columns --------------------------------------------------------------------------------

    def _columns_chosen(self) -> "ColumnsChosen":
        """Return what holds the choices of columns that were remembered."""
        remembered = self._preferences.columns()
        return lambda found: remembered.get(found.key) if found.named else None

    def _look_at_columns(self, row: FileRow) -> None:
        task = self._columns_task(row)
        task.finished.connect(partial(self._ask_for_columns, row))
        task.failed.connect(lambda error: self._refused(str(error)))
        task.start()

    def _columns_task(self, row: FileRow) -> BackgroundTask:
        """Return what finds out the columns of a file."""
        from onrecord.reading import columns_isolated

        return BackgroundTask(partial(columns_isolated, row.path), self)

    def _ask_for_columns(self, row: FileRow, found: "TableColumns | None") -> None:
        from onrecord.ui.views.dialogs.columns_dialog import ColumnsDialog

        if found is None:
            self._refused(self.tr("{name} holds no table.").format(name=row.name))
            return
        fields = _columns_before(row) or self._columns_chosen()(found) or found.fields
        dialog = ColumnsDialog(row.name, replace(found, fields=dict(fields)), self._window())
        dialog.accepted.connect(lambda: self._take_columns(row, found, dialog))
        self._open(dialog)

    def _take_columns(self, row: FileRow, found: "TableColumns", dialog: QDialog) -> None:
        from onrecord.ui.views.dialogs.columns_dialog import ColumnsDialog

        if isinstance(dialog, ColumnsDialog):
            chosen, before = dialog.chosen, dialog.before
            if found.named:
                self._preferences.remember_columns(found.key, chosen if dialog.remember else {})
            afresh = {f for f in {*chosen, *before} if chosen.get(f) != before.get(f)}
            if ORDER in afresh:
                afresh.add("date")
            self._read(row, self.tr("Columns"), columns=chosen, afresh=frozenset(afresh))
            if found.named and dialog.remember:
                self._take_columns_of_others(row, found.key, frozenset(afresh))

    def _take_columns_of_others(self, row: FileRow, key: str, afresh: frozenset[str]) -> None:
        """Read those files of the report alike that have such a table and ask for its columns."""

        def take(other: FileRow, found: "TableColumns | None") -> None:
            columns = self._columns_chosen()(found) if found is not None else None
            if found is not None and found.key == key and columns:
                self._read(other, self.tr("Columns"), columns=columns, afresh=afresh)

        for other in self._panel.model.rows:
            if other.path != row.path and other.offered is FileAction.COLUMNS:
                task = self._columns_task(other)
                task.finished.connect(partial(take, other))
                task.start()

    # -- encoding -------------------------------------------------------------------------------

    def _choose_encoding(self, row: FileRow) -> None:
        from onrecord.ui.views.dialogs.encoding_dialog import EncodingDialog

        current = None
        workspace = self._state.workspace
        if workspace is not None and row.standing is not None:
            for key in row.standing.articles[:1]:
                current = workspace.article(key).encoding
        dialog = EncodingDialog(row.name, partial(_first_bytes, row.path), current, self._window())
        dialog.accepted.connect(
            lambda: self._read(row, self.tr("Encoding"), encoding=dialog.encoding)
        )
        self._open(dialog)

    # -- title, outlet, date --------------------------------------------------------------------

    def _fill_in(self, row: FileRow) -> None:
        workspace, standing = self._state.workspace, row.standing
        if workspace is not None and standing is not None:
            keys = set(standing.articles)
            found = [article for article in workspace.articles() if article.key in keys]
            lacking = [a for a in found if a.outlet is None or a.published is None]
            self._panel.files.fill_in(row, lacking or found)

    def _enter(self, article: "ArticleSummary", entry: ArticleEntry) -> None:
        values = differences(article, entry, with_title=True)
        if values:
            self._state.apply(CorrectArticle(article.key, values))

    # -- splitting and joining ------------------------------------------------------------------

    def _join_file(self, row: FileRow) -> None:
        if row.standing is not None and len(row.standing.articles) > 1:
            parts = row.standing.articles
            name = self.tr("Join {n} articles of {file}").format(n=len(parts), file=row.name)
            self.amending.ask(Amendment(name, self._panel.number, row.path, parts=parts))

    def _split_file(self, row: FileRow) -> None:
        from onrecord.workspace.importing.amending import Line, take_apart

        if row.standing is not None and row.place >= 0:
            line = Line(self._panel.number, row.place, row.standing.report)
            self._state.apply(take_apart(line, self.tr("Split {file}").format(file=row.name)))

    def join(self, keys: tuple[str, ...]) -> None:
        """Make one article of several."""
        name = self.tr("Join {n} articles").format(n=len(keys))
        self.amending.ask(Amendment(name, parts=keys))

    # -- versions -------------------------------------------------------------------------------

    def _compare(self, row: FileRow) -> None:
        workspace, standing = self._state.workspace, row.standing
        if workspace is None or standing is None:
            return
        likenesses = [*standing.one, *standing.apart, *standing.instead]
        pairs = [_pair_of(workspace, likeness) for likeness in likenesses]
        self._show_pairs([pair for pair in pairs if pair is not None], row)

    def compare_versions(self, key: str) -> None:
        """Show what tells an article and the versions that are kept as it apart."""
        from onrecord.workspace.importing.near_duplicates import likeness_of

        workspace = self._state.workspace
        if workspace is None:
            return
        kept = workspace.any_article(key)
        pairs = []
        for version in workspace.versions(key):
            likeness = likeness_of(kept, workspace.any_article(version))
            pairs.append(_pair_of(workspace, likeness))
        self._show_pairs([pair for pair in pairs if pair is not None], None)

    def _show_pairs(self, pairs: "list[Pair]", row: FileRow | None) -> None:
        from onrecord.ui.views.dialogs.versions_dialog import VersionsDialog

        if not pairs:
            return
        dialog = VersionsDialog(pairs, self._window(), writable=self._writable())
        dialog.apart_asked.connect(lambda pair: self._keep_both(pair, row))
        dialog.one_asked.connect(self._keep_one)
        dialog.instead_asked.connect(self._keep_other)
        for signal in (dialog.apart_asked, dialog.one_asked, dialog.instead_asked):
            signal.connect(dialog.accept)
        self._open(dialog)

    def _keep_both(self, pair: "Pair", row: FileRow | None) -> None:
        if pair.other is not None:
            self._state.apply(MarkSame(pair.other.key, ORIGINAL))
        elif row is not None:
            self._read(row, self.tr("Keep both"), apart=True)

    def _keep_one(self, pair: "Pair") -> None:
        if pair.other is not None:
            self._state.apply(MarkSame(pair.other.key, pair.kept.key))

    def _keep_other(self, pair: "Pair") -> None:
        if pair.other is not None:
            changes: tuple[Change, ...] = (
                MarkSame(pair.other.key, ORIGINAL),
                MarkSame(pair.kept.key, pair.other.key),
            )
            name = self.tr("Keep {title} instead").format(title=shown(pair.other.title))
            self._state.apply(Together(changes, name))

    # -- windows --------------------------------------------------------------------------------

    def _window(self) -> QWidget:
        return self._panel.window()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _writable(self) -> bool:
        workspace = self._state.workspace
        return workspace is not None and not workspace.read_only


def _pair_of(workspace: "Workspace", likeness: Likeness) -> "Pair | None":
    """Return the two versions that a likeness tells of, `None` when one is not there any more."""
    from onrecord.ui.views.dialogs.versions_dialog import Pair

    try:
        other = workspace.any_article(likeness.own) if likeness.own else None
        kept = workspace.any_article(workspace.kept_as(likeness.own) or likeness.kept)
    except KeyError:
        return None
    one = other is None or not workspace.has_article(other.key)
    place = other.source if other is not None else likeness.source
    return Pair(kept, other, place, likeness.percent, one)


def _columns_before(row: FileRow) -> dict[str, str] | None:
    """Return which field is in which column, as the analyst said when the file was read last."""
    standing = row.standing
    return dict(standing.report.columns) or None if standing is not None else None


def _first_bytes(path: str) -> bytes:
    from onrecord.reading.readers import bytes_of

    return bytes_of(Path(path), shown(Path(path).name))[:_SAMPLE_BYTES]
