"""The findings tables that assessments, sessions and plans share, with quick entry and the link to the body figure."""
