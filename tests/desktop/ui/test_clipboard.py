from onrecord.ui.clipboard import table_mime


def test_a_table_is_offered_as_tsv_and_html():
    mime = table_mime([["Actor", "Roads"], ["Mayor & council", "for\ttolls"]])

    assert mime.text() == "Actor\tRoads\nMayor & council\tfor tolls"
    assert "<th>Roads</th>" in mime.html()
    assert "Mayor &amp; council" in mime.html()


def test_no_cell_becomes_a_formula():
    mime = table_mime([["Actor"], ["=HYPERLINK(1)"], [" +1"], ["-1"], ["@x"]])

    assert [line[:1] for line in mime.text().splitlines()[1:]] == ["'"] * 4
    assert "<td>=" not in mime.html()
