"""Creates pages and tabs on first use, so that the window starts without loading those nobody has opened."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


class LazyPages(Mapping[str, WidgetT]):
    """The pages of a stack by name. Looking one up creates it and adds it to the stack."""

    def __init__(self, stack: QStackedWidget, makers: Mapping[str, Callable[[], WidgetT]]) -> None:
        self._stack, self._makers = stack, makers
        self._made: dict[str, WidgetT] = {}

    def __getitem__(self, name: str) -> WidgetT:
        if name not in self._made:
            page = self._makers[name]()
            self._made[name] = page
            self._stack.addWidget(page)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a page of that name; does not create it."""
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    @property
    def made_so_far(self) -> list[WidgetT]:
        """The pages created so far."""
        return list(self._made.values())
