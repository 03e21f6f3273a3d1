"""Creates the pages of the window and the tabs of a client when they are first needed, so that the window opens sooner."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


class LazyPages(Mapping[str, WidgetT]):
    """Maps names to pages. Looking up a page creates it and adds it to the stack; `made_so_far` lists the existing ones."""

    def __init__(self, stack: QStackedWidget, factories: Mapping[str, Callable[[], WidgetT]]) -> None:
        self._stack, self._factories = stack, factories
        self._pages: dict[str, WidgetT] = {}

    def __getitem__(self, name: str) -> WidgetT:
        if name not in self._pages:
            page = self._factories[name]()
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def __contains__(self, name: object) -> bool:
        """Check the name without creating the page."""
        return name in self._factories

    def __iter__(self) -> Iterator[str]:
        return iter(self._factories)

    def __len__(self) -> int:
        return len(self._factories)

    @property
    def made_so_far(self) -> list[WidgetT]:
        """The pages that were created so far."""
        return list(self._pages.values())
