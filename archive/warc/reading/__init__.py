"""Reading capture files back, past any damage: their records, and the captures in these."""
