"""The Referral & consent tab: client, case, referrals, consents, contacts and planned visits."""
