"""A new register: questions, answers, and the file they make."""
