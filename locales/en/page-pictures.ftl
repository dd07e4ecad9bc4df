# Titles of the sample pictures in the demo.

picture-id_front = ID card, front
picture-id_back = ID card, back
picture-handheld = Person with ID card
picture-licence = Business licence
picture-sheet = Signed sheet
picture-sheet_company = Signed and sealed sheet
picture-letter = Letter of authority
picture-certificate = Domain certificate
picture-certificate_pdf = Domain certificate, PDF
picture-residence = Residence permit
picture-promise = Promise letter, Guangdong
picture-id_front_blurred = ID card, blurred
picture-id_front_dark = ID card, too dark
picture-id_front_tiny = ID card, 200 pixels
picture-id_front_grey = ID card, grey copy
picture-id_front_heic = ID card, HEIC file
picture-id_back_glare = ID card back, glare
picture-licence_cut = Licence, cut off
picture-sheet_unsigned = Sheet, not signed
picture-not_a_photo = Text named 照片.jpg
picture-printed_complete = Your paper, as it should be
picture-printed_unsigned = Your paper, not signed
picture-printed_unsealed = Your paper, no seal
