# Days, moments and lists: how this language writes them.

# $year, $month (1-12), $day, $weekday (1 = Monday), $this_year: yes or no
date-day =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    } { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }{ $this_year ->
        [yes] { "" }
       *[no] { " " }{ $year }
    }
# $day as above, $time in hours and minutes
date-moment = { $day }, { $time }
list-separator = { ", " }
