# 日期、时刻和列举的写法。

# $year 年、$month 月、$day 日、$weekday 星期(1 = 周一)、$this_year 是不是今年(yes 或 no)
date-day =
    { $this_year ->
        [yes] { "" }
       *[no] { $year }年
    }{ $month }月{ $day }日({ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    })
# $day 同上,$time 几点几分
date-moment = { $day }{ $time }
list-separator = 、
