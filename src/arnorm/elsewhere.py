"""What other libraries call it, and what people try: what to write here. Messages use it, and a page of the docs."""

# What to write here, and the names in PyArabic, CAMeL Tools, ftfy, clean-text, araclean, Maha, dateparser and NLTK.
ELSEWHERE = {
    name: here
    for here, names in {
        "strip_diacritics": "strip_tashkeel strip_harakat strip_marks remove_diacritics remove_tashkeel remove_harakat "
        "remove_all_harakat dediac dediacritize dediac_ar reduce_tashkeel strip_small",
        "strip_tatweel": "remove_tatweel remove_kashida strip_kashida",
        "strip_punctuation": "remove_punctuation remove_punct remove_punctuations replace_punct no_punct",
        "strip_emoji": "remove_emoji remove_emojis strip_emojis handle_emoji no_emoji demojize",
        "strip_html": "remove_html remove_html_tags strip_html_tags strip_tags html_to_text",
        "strip_invisibles": "remove_control_chars remove_bom remove_zero_width remove_invisible strip_control_chars",
        "mask_links": "remove_links remove_urls strip_links strip_urls replace_urls clean_urls no_urls",
        "mask_links(kinds=('email',))": "replace_emails remove_emails clean_emails no_emails",
        "mask_links(kinds=('mention',))": "clean_mentions remove_mentions",
        "mask_links(kinds=('hashtag',))": "clean_hashtags remove_hashtags",
        "keep_arabic": "remove_non_arabic remove_foreign remove_english",
        "collapse_elongation": "remove_elongation reduce_elongation remove_repeated_letters reduce_repeated_substring",
        "collapse_whitespace": "remove_extra_spaces normalize_whitespace normalize_spaces fix_spaces",
        "join_lines": "fix_line_breaks no_line_breaks unwrap_lines",
        "normalize": "normalise normalize_text normalize_arabic clean clean_text clean_texts "
        "arclean fix_text preprocess",
        "WEB.run(text)": "fix_and_explain",
        "unify_digits": "normalize_digits convert_digits map_digits arabic_numbers_to_english",
        "unify_numbers": "normalize_numbers",
        "unify_dates": "normalize_dates",
        "unify_quotes": "normalize_quotes map_quotes fix_strange_quotes fix_quotes",
        "unify_quotes(style='straight')": "uncurl_quotes",
        "unify_punctuation": "normalize_punctuation map_punctuation",
        "find_dates": "find_date extract_dates search_dates",
        "parse_date": "parse_dates to_date parse dateparser",
        "find_numbers": "find_number extract_numbers extract_number_phrases text2number detect_numbers",
        "find_quotes": "find_quotations extract_quotes",
        "find_links": "extract_links extract_urls",
        "find_sentences": "split_sentences sent_tokenize sentence_tokenize",
        "spell_number": "number_to_words num2words number2text spellit",
        "parse_date(field).to('gregorian')": "hijri_to_gregorian to_gregorian",
        "parse_date(field).to('hijri')": "gregorian_to_hijri to_hijri",
        "from_buckwalter": "buckwalter_to_arabic bw2ar",
        "to_buckwalter": "arabic_to_buckwalter ar2bw transliterate",
        "fold_hamza": "normalize_hamza",
        "fold_alef": "normalize_alef normalize_alef_ar",
        "fold_teh_marbuta": "normalize_teh normalize_teh_marbuta normalize_teh_marbuta_ar",
        "fold_yeh": "normalize_alef_maksura normalize_alef_maksura_ar normalize_yeh normalize_ya",
        "fold_case": "lower lowercase",
        "fold_lookalikes": "normalize_persian fold_persian",
        "unfold_forms": "normalize_ligature fold_presentation_forms unshape unshaping_text",
        "unescape_html": "html_unescape unescape",
        "fix_mojibake (FixMojibake, a step of CORPUS)": "fix_encoding fix_encoding_and_explain fix_bad_unicode "
        "fix_unicode repair_encoding",
        "compose": "normalize_unicode nfc",
        "repair_pdf": "fix_pdf clean_pdf",
        "SEARCH": "search_key",
    }.items()
    for name in names.split()
}

# Other names of values, options and attributes, by the one that is here. Two words say that nothing changes: "leave"
# is a value of ``unsure``, "keep" one of all other options.
SYNONYMS = {
    "leave": "keep",
    "keep": "leave",
    "arabic": "eastern arabicindic arab hindi indian",
    "western": "latin english ascii european latn",
    "persian": "farsi urdu",
    "straight": "ascii plain dumb",
    "curly": "smart typographic",
    "guillemets": "french angle arabic",
    "gregorian": "miladi christian",
    "hijri": "islamic ummalqura",
    "long": "words full",
    "reference": "today now base relativebase anchor writtenon",
    "edtf": "iso isoformat iso8601 isodate",
    "date": "value datetime todate todatetime",
    "to": "togregorian tohijri convert",
    "text": "output normalized normalised cleaned content match string",
    "source": "input original before raw",
    "changes": "edits diffs",
    "start": "offset begin position span",
    "value": "number numeric",
    "order": "dayfirst monthfirst yearfirst dateorder",
    "without": "remove drop delete exclude",
    "insert": "add append extend",
    "run": "explain report changes",
    "to_html": "render display save",
    "text[slice(*quotation.inner)]": "text content",
    "pipeline(text)": "apply transform process normalize normalise clean execute fit fittransform",
}
