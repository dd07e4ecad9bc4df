# What two answers say together, and the buttons for either.

fault-cross_own_phones = The emergency number must be another one than the person's own mobile; equal ones are refused. Change one of the two.
# $age: years
fault-cross_child = By this number the person is { $age } years old. Under 14 hardly any province takes anybody, and where it does, with a guardian's papers. Is another person meant?
