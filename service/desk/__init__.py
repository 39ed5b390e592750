"""The pages for people: a form to try a message, and its verdict explained."""
