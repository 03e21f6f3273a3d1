"""The pages of the window, each made when it is first asked for: what is not shown is not loaded."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QStackedWidget

from ui.pages.base import Page


class Pages(Mapping[str, Page]):
    """Page by name; making one puts it into the stack. `made` are those that there are so far."""

    def __init__(self, stack: QStackedWidget, makers: Mapping[str, Callable[[], Page]]) -> None:
        self._stack, self._makers = stack, makers
        self._made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._made:
            page = self._makers[name]()
            self._made[name] = page
            self._stack.addWidget(page)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    @property
    def made(self) -> list[Page]:
        """Those that were asked for so far."""
        return list(self._made.values())
