# The menu of commands, in its order.

command-start = Begin, or go on where you stopped
command-status = Where the filing stands and what to do now
command-back = The question before
command-change = Change an answer
command-help = Answers by topic
command-why = Why this question is asked
command-check = What reviewers would say so far
command-human = Ask a person for help
command-language = 中文 or English
command-filings = All your filings
command-new = Begin another filing
command-cancel = Withdraw this filing
command-export = Get your answers and pictures
command-privacy = What is kept, and who sees it
command-forget = Delete what is kept
