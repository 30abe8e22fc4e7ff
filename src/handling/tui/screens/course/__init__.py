"""The screens for courses: show a case, practise on it, and ask what if."""
