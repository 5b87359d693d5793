"""Where an event is: the places that its sentences and lines name, in the nominative."""
