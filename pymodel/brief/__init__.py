"""A memorandum on a scenario: what the answers say, put together for a reader of two pages."""

from pymodel.brief.collect import Made, collect, ways_to
from pymodel.brief.records import Brief

__all__ = ["Brief", "Made", "collect", "ways_to"]
