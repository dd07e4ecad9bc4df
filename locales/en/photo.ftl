# Photos: what they are called, where on them something is, and what is wrong with one.
# A fault says what is wrong and what to do now. Those under "doubts" may be kept as they are.

photokind-id_front = ID card, side with the face (人像面)
photokind-id_back = ID card, side with the emblem (国徽面)
photokind-handheld = you holding your ID card
photokind-licence = business licence (营业执照)
photokind-sheet = signed sheet (核验单)
photokind-letter = letter of authority (授权书)
photokind-certificate = domain certificate (域名证书)
photokind-residence = residence permit (居住证)
photokind-promise = letter of promise (承诺书)
photokind-other = other paper

photoplace-top_left = top left
photoplace-top = top
photoplace-top_right = top right
photoplace-left = left
photoplace-middle = middle
photoplace-right = right
photoplace-bottom_left = bottom left
photoplace-bottom = bottom
photoplace-bottom_right = bottom right

photobeside-left = on the left
photobeside-right = on the right
photobeside-above = above
photobeside-below = below

## The file cannot be used

fault-photo_empty = This file is empty; perhaps the upload stopped half way. Please send it again.
fault-photo_too_large = This file has { $mb } MB, and Telegram passes at most { $max_mb } MB on to me. Please send it as a photo instead of a file, or take it with a lower resolution.
fault-photo_unavailable = I could not get this file from Telegram, though I tried several times. Please send it once more.
fault-photo_heic = This is an iPhone picture in HEIC format, which Alibaba Cloud does not take. Please send it as a photo instead of a file; Telegram then turns it into JPEG. To avoid it next time: Settings, Camera, Formats, Most Compatible.
fault-photo_avif = This picture is in AVIF format, which Alibaba Cloud does not take. Please send it as a photo instead of a file, or save it as JPEG first.
fault-photo_gif = This is a GIF; it has too few colours for a document. Please take a photo of the original and send that.
fault-photo_tiff = This is a TIFF scan or a raw camera picture, which Alibaba Cloud does not take. Please save it as JPEG or PNG and send it again.
fault-photo_bmp = This is a BMP picture, which Alibaba Cloud does not take. Please save it as JPEG or PNG and send it again.
fault-photo_svg = This is an SVG drawing, not a photo. Please take a photo of the original and send that.
fault-photo_uncommon = This picture has a format that Alibaba Cloud does not take. Please save it as JPEG or PNG and send it again.
fault-photo_zip = This is a packed file (ZIP or similar). Please unpack it and send the pictures one by one.
fault-photo_office = This is a document, not a photo. Please print it, sign it where it asks for that, take a photo of the page and send the photo.
fault-photo_video = This is a video. Please take a still photo of the document and send that.
fault-photo_audio = This is a sound file. Please send a photo of the document.
fault-photo_text = There is text in this file and no picture, whatever its name says. Please send the photo itself.
fault-photo_unknown = I don't know this kind of file. Please send a photo, or a file in JPEG, PNG or WebP format.
fault-photo_pdf = A photo is wanted here; PDF is taken for licences, letters and certificates only. Please take a photo of the original and send that.
fault-photo_animated = This picture moves, and a document must stand still. Please send an ordinary photo.
fault-photo_cmyk = This JPEG has printing colours (CMYK), which come out wrong on the reviewer's screen. Please save it in RGB, or take a photo of the original.
fault-photo_broken = This file is damaged or was cut short on its way. Please send it again; if it fails once more, take the photo anew.
fault-photo_too_many_pixels = This picture has { $width } × { $height } pixels (about { $megapixels } megapixels), more than I can open. Please send it as a photo instead of a file, or save it smaller, as an ordinary JPEG.

## Hopeless pictures

fault-photo_tiny = This picture has only { $width } × { $height } pixels; nobody can read the print. Please send the original photo, not a preview: the shorter side should have { $wanted } pixels or more.
fault-photo_black = This picture is nearly black. Please take it by daylight or under a lamp, and check that nothing covers the lens.
fault-photo_blank = There is nothing to be seen on this picture but one colour. Please check that the printed side was up, and take it again.
fault-photo_blurred = This picture is too blurred to read (sharpness { $sharpness }, wanted { $wanted }). Please lay the document down, tap on the print to focus, hold the phone still and take it again.
fault-photo_screenshot = This is a copy of a screen. Reviewers want the paper itself: please photograph the original with the camera and send that.
fault-photo_wrong_side = This looks like the other side. Wanted here: { $kind }. Please turn the card over and take it again.
fault-photo_two = There are two documents on this picture; the other one is { $place }. Please take one picture of each.
fault-photo_cut = The picture cuts the document off: { $sides }. Please step back a little, so that all four corners and a finger's width of desk can be seen, and take it again.

## Doubts: the picture may be kept

fault-photo_small = This picture has { $width } × { $height } pixels; small print may be unreadable, as { $wanted } on the shorter side are advised. Please send it again as a file, so that Telegram does not shrink it.
fault-photo_wrong_paper = This looks like another paper. Wanted here: { $kind }. If it is that one, it may stay; if not, please send the right one.
fault-photo_strip = This picture is very long and narrow. Please check that it shows the whole document and little else; if not, take it again.
fault-photo_dark = This picture is too dark (light { $light }, wanted { $wanted }), and reviewers send back what they can hardly read. Please take it again near a window or a lamp.
fault-photo_faint = The print hardly stands out from the paper. Please wipe the lens, keep the light from behind you, and take it again.
fault-photo_soft = This picture is a little blurred (sharpness { $sharpness }, wanted { $wanted }). Read the smallest print on it: if you can't, hold the phone still, tap on the print to focus and take it again. Sending it as a file helps too.
fault-photo_glare = There is a bright reflection: { $place }. If it covers print, turn the document a little away from the lamp and take it again, without flash.
fault-photo_grey = This picture has no colours. Reviewers want the original in colour and send photocopies back. Please take a colour photo of the original.
fault-photo_shaken = The phone moved while this was taken (sharpness { $sharpness }, wanted { $wanted }). Please lay the document down, rest your elbows or both hands, and take it again.
fault-photo_far = The document fills only { $percent } % of the picture; { $wanted } % or more are wanted. Please go nearer until it nearly fills the frame, and take it again.
fault-photo_tilted = The document is turned by { $degrees } degrees. Please hold the phone along its edges and take it again.
fault-photo_aslant = This was taken from the side, so the far print is squeezed. Please hold the phone right above the document and take it again.
fault-photo_screen = This looks as if it was photographed from a screen. If it was, please photograph the paper itself; if not, it may stay.

## The same picture again. $name: the item that holds it

fault-photo_same_sent_back = This is the picture that was sent back. Please take a new one.
fault-photo_same_other = This is the same picture as for "{ $name }". If it slipped in, send the right one; if it shows both, it may stay.

## Beside a marked picture

photo-sample = Like this: all four corners, even light, every word sharp.
