"""Layouts and containers: flow layout, scroll area, collapsible section."""
