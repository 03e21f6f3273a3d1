"""The Referral & consent tab: who the client is, what is treated, who asked for it, what is allowed, who was told."""
