"""Matrix and timeline as PNG and SVG."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtGui import QImage

from onrecord.domain.selection import RollUp, Selection
from onrecord.export import ExportError
from onrecord.ui.image_export import save_matrix_image, save_timeline_image, timeline_picture
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel
from onrecord.ui.pictures import paper, save_picture

SAVERS = [save_matrix_image, save_timeline_image]
pytestmark = pytest.mark.usefixtures("qapp")


def words_of(path: Path) -> str:
    return " ".join(ET.parse(path).getroot().itertext())


def colours_of(path: Path) -> set[str]:
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert not picture.isNull()
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32) & 0xFFFFFF
    return {f"#{pixel:06x}" for pixel in np.unique(pixels).tolist()}


@pytest.mark.parametrize("save", SAVERS)
def test_an_svg_holds_names_and_targets_as_words(example_workspace, tmp_path, save):
    path = tmp_path / "picture.svg"

    save(example_workspace, Selection(), path)

    words = words_of(path)
    assert "Mara Lindqvist" in words
    assert "strongly opposes" in words
    assert "rows by person" in words


@pytest.mark.parametrize("save", SAVERS)
def test_a_png_shows_both_sides_in_their_colours(example_workspace, tmp_path, save):
    path = tmp_path / "picture.png"

    save(example_workspace, Selection(), path)

    colours = colours_of(path)
    assert {paper().support.name(), paper().oppose.name(), paper().base.name()} <= colours


@pytest.mark.parametrize("save", SAVERS)
def test_an_empty_project_gives_a_picture_too(save, tmp_path, qapp):
    from onrecord.workspace import Workspace

    path = tmp_path / "picture.svg"
    with Workspace.temporary() as workspace:
        save(workspace, Selection(), path)

    assert "0 statements" in words_of(path)


def test_the_picture_has_rows_and_topics_as_the_view_has_them(example_workspace, tmp_path):
    model = ComparisonTableModel()
    model.set_table(example_workspace.comparison(Selection()))
    model.hide_topic("fishing")
    path = tmp_path / "picture.svg"

    save_matrix_image(example_workspace, Selection(), path, model)

    words = words_of(path)
    assert "Harbour treaty" in words
    assert "Fishing" not in words


def test_the_picture_says_which_filters_were_set(example_workspace, tmp_path):
    path = tmp_path / "picture.svg"
    selection = Selection(RollUp.STATE, strict=True, topics=frozenset({"fishing"}))

    save_matrix_image(example_workspace, selection, path)

    words = words_of(path)
    assert "rows by state" in words
    assert "Strict" in words
    assert "Fishing" in words


def test_no_mark_stands_outside_the_dates_of_the_picture(example_workspace, tmp_path):
    everything, nothing = tmp_path / "all.svg", tmp_path / "none.svg"
    save_timeline_image(example_workspace, Selection(), everything)

    picture = timeline_picture(example_workspace, Selection(), dates=(1.7e9, 1.71e9))
    save_picture(picture, nothing)
    picture.close()

    assert "lower quotas" in words_of(everything)
    assert "lower quotas" not in words_of(nothing)


def test_a_failure_leaves_the_old_file_and_says_why(example_workspace, tmp_path):
    with pytest.raises(ExportError, match=r"not there. Choose another"):
        save_matrix_image(example_workspace, Selection(), tmp_path / "gone" / "picture.svg")


def test_another_ending_is_refused_in_plain_words(example_workspace, tmp_path):
    with pytest.raises(ExportError, match=r"neither .png nor .svg"):
        save_matrix_image(example_workspace, Selection(), tmp_path / "picture.gif")


def test_nothing_but_the_picture_is_left_in_the_folder(example_workspace, tmp_path):
    save_matrix_image(example_workspace, Selection(), tmp_path / "picture.png")

    assert [path.name for path in tmp_path.iterdir()] == ["picture.png"]


def test_a_timeline_has_its_dates_above_and_below_the_lanes(example_workspace, tmp_path):
    path = tmp_path / "picture.svg"

    save_timeline_image(example_workspace, Selection(), path)

    words = words_of(path).split()
    assert words.count("2021") >= 2
    assert words.index("2021") < words.index("Lindqvist")
