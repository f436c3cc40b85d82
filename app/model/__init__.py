"""The values that flow through the program: plan, linework, facts, review and its edits."""
