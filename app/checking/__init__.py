"""From a review and a standard to a report: class, findings, outcome."""
