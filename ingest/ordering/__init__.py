"""Which event came before which, by wording."""

from ingest.ordering.data import OrderData, OrderDataError, lint, load_order, read_order
from ingest.ordering.wording import order_predicates

__all__ = ["OrderData", "OrderDataError", "lint", "load_order", "order_predicates", "read_order"]
