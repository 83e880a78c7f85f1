"""Parts that several pages share: the filters, an event's evidence, lists, empty states."""
