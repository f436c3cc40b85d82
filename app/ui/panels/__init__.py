"""The panes beside the plan: rooms, verdict, questions, facility."""
