"""What the health history and the assessment say about safety: contraindications, places to avoid, refer out, triage."""
