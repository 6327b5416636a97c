"""Statements to comparison tables and timelines: computed when asked for, never stored.

pandas is imported when the first table is made, so that the window need not wait for it.
"""

from onrecord.tables.comparison import ComparisonTable, comparison_table
from onrecord.tables.contrasts import contrast_between, contrasts
from onrecord.tables.frames import statement_frame, timeline_frame
from onrecord.tables.material import Material
from onrecord.tables.memo import TableMemo
from onrecord.tables.movement import movement
from onrecord.tables.rows import Row, rows_of
from onrecord.tables.target_groups import TargetGroups, TargetProposal, target_proposals

__all__ = [
    "ComparisonTable",
    "Material",
    "Row",
    "TableMemo",
    "TargetGroups",
    "TargetProposal",
    "comparison_table",
    "contrast_between",
    "contrasts",
    "movement",
    "rows_of",
    "statement_frame",
    "target_proposals",
    "timeline_frame",
]
