# The copy deck: Alibaba's forms page by page. The value is the title, .help what to do there.

# $label: what the form calls it (in Chinese), $value: what to copy
deck-row = { $label }: { $value }
# $number in order, $label: what the form calls it, $name: what it is
deck-paper = { $number }. { $label }: { $name }
deck-paper_doubtful = { $number }. { $label }: { $name }; take a better one there
# $place of $total
deck-progress = <i>Page { $place } of { $total }. Tap a value to copy it.</i>
deck-progress_plain = <i>Page { $place } of { $total }.</i>

deck-start = Open the filing page
    .help = Log in with the account that files, then 开始备案. The page is in Chinese; I give each label as it is printed there. Switch a VPN off first.
deck-kind = What and where
    .help = From these Alibaba decides the kind of filing. Does it show another kind than I said? Then compare name and number with the old record before you go on. Labels may differ a little.
deck-record = The record
    .help = Choose the record that you want to change or cancel; it should show this.
deck-subject = The subject (主办者信息)
    .help = Choose province, city and district from the lists first; the address then begins after them.
deck-principal = Its principal (主体负责人)
    .help = Country code 86. No spaces in the numbers.
deck-site = The website (互联网信息服务)
    .help = If the name is refused at once, take the next one.
deck-site_principal = The site's principal (网站负责人)
    .help = If it is the same person, tick that there and leave the rest.
deck-papers = Papers
    .help = Alibaba takes most photos live in its own app (阿里云 App): have the originals beside you. Where the page takes files, /export gives you all of them ready to upload.
deck-face = Face check (人脸核验)
    .help = In Alibaba's app, by the site's principal in person: a white wall behind, even light, no hat, no glasses, the ID card at hand. With a passport or a travel permit it may go by hand and take longer; the app says how.
deck-send = Submit
    .help = Read everything once more on Alibaba's page, then submit it there. When it says that it is submitted (提交成功), tap below.
