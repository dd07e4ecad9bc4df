# Signed sheets that were photographed: what the papers are called and what is wrong with one. A fault says what is wrong
# and what to do now; those under "doubts" may be kept as they are.

sheetkind-verification = the sheet (核验单)
sheetkind-subject-letter = the letter for the principal (主体负责人授权书)
sheetkind-site-letter = the letter for the site's principal (网站负责人授权书)
sheetkind-statement = the statement (个人网站声明)
sheetkind-promise-guangdong = the promise of Guangdong (承诺书)
sheetkind-promise-jiangsu = the promise of Jiangsu (承诺书)
sheetkind-promise-no-tutoring = the promise to give no lessons (不涉及校外培训业务承诺书)
sheetkind-site-plan = the plan of the site (网站建设方案书)

## It has to be another paper

fault-sheet_other = This paper belongs to another filing: its number is not this one's. Please look for the sheet with this filing's number at the foot and photograph that.
fault-sheet_kind = This is { $sent }; wanted here is { $wanted }. Please photograph that one.
# $count: how many answers changed since it was printed
fault-sheet_old = This paper was printed before your answers changed{ $count ->
    [0] .
   *[other] : { $items }.
 } Please print the paper anew, sign it and photograph it.
fault-sheet_page = Page { $page } of { $pages } is not there yet. Please photograph it whole, with its four corners.
fault-sheet_unsigned = The box for the signature is empty. Please sign there by hand with a black pen and photograph the page again.
fault-sheet_unsealed = I see no red seal in its box. Please stamp the official seal (公章) there and take a colour photo of the page.

## Doubts: the picture may be kept

fault-sheet_code = I could not read the square code at the top right, so I can't tell whether this is the newest print. If it was covered or in glare, please take the photo again.
fault-sheet_foreign = I don't find my marks on this paper, so I could not check its version and signature. If it is Alibaba's own template, that is fine; otherwise please photograph the paper that I made, whole.
fault-sheet_corner = One corner of the page can't be seen. Please photograph the whole page with all four black squares.
fault-sheet_seal_odd = There is red ink, but not the whole round seal of an organisation (公章). Please look whether it is the official seal and printed whole; if not, print the page and stamp it again.
fault-sheet_seal_away = The seal stands far from its box. If there is room, please print the page again and stamp it in the box.
fault-sheet_seal_covers = The seal covers printed lines. If a covered line can't be read, please print the page again and stamp it in the box.
fault-sheet_date_filled = There is writing in the box for the date, which has to stay empty. Please print the page again and leave that box free.
fault-sheet_date_missing = The date is missing. Please write it by hand into its box and photograph the page again.
fault-sheet_hidden = A printed line can't be seen; was something painted over, or does something lie on the page? Corrected papers are sent back: please print it again, or take the photo without the thing in the way.
fault-sheet_struck = A printed line is crossed out or written over. Corrected papers are sent back: please change the answer here with /change and print the page again.

## Said at the question

fault-not_printable = The sheet's font lacks { $signs }. That line stays blank on the printed sheet: please write it there by hand, and choose the same character in Alibaba's form.
