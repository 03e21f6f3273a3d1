"""What sessions, assessments and plans share: the tab with its list, the editor, the reader, signing, autosave."""
