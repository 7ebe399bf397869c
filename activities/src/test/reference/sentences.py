"""The texts that overlap.py scores: sentences written for this purpose, and seeded disturbances of them."""

import random

SENTENCES = [
    # English
    "The refund takes five working days after the parcel has arrived.",
    "Snapshots are kept for thirty days, then they are deleted for good.",
    "You can change your plan at any time; the difference is credited.",
    "Our office in Zurich opens at 8:30 a.m. and closes at 5 p.m.",
    "The price rose by 3.5 % to $1,299.00 (before tax).",
    "Please don't restart the server while the backup is running!",
    "Is the e-mail address user@example.org still in use?",
    "A well-known bug: the co-op's re-entry check fails on 2024-02-29.",
    "She said, \"It works on my machine,\" and closed the ticket.",
    "Requests that exceed the limit are rejected; retries are counted separately.",
    "The operators generalised the national regulations considerably.",
    "Flying, lying and dying are irregular; skies and news too, succeed exceedingly.",
    "He was relating rational conditions to hopeful, digitized, sensible communities.",
    "The U.S. team won 3-0, 2-1 and lost 0-5.",
    "AT&amp;T &lt;b&gt;bold&lt;/b&gt; said &quot;no&quot; & left",
    "Version 10.4.2 was released on 12/03/2025 at 10:15.",
    "If it rains, we stay in; if it doesn't, we'll go hiking.",
    "What is measured gets managed, what isn't gets forgotten.",
    # German, French, Spanish, Romanian, Turkish, Greek, Russian
    "Die Rückzahlung dauert fünf Werktage, nachdem das Paket eingetroffen ist.",
    "Größe, Maße und Straße schreibt man mit ß; Österreich beginnt mit Ö.",
    "Der Server wurde am 3. Mai neu gestartet – ohne Verlust.",
    "L'été dernier, nous avons mangé des crêpes à l'île d'Oléron.",
    "¿Cuántos días tarda el reembolso? ¡Cinco días hábiles!",
    "Zahărul alb și cel brun se vând împreună în această piață.",
    "İstanbul'da ILIK bir gün, ığdır'da soğuk.",
    "Ο ΟΔΥΣΣΕΑΣ και ο ΣΙΣΥΦΟΣ. ΤΕΛΟΣ: ΑΣ. Σ ήταν ΣΑΣ' φίλος.",
    "Возврат денег занимает пять рабочих дней; «сроки» могут отличаться.",
    # Japanese, Chinese, Korean
    "返金は荷物の到着後、五営業日以内に行われます。",
    "スナップショットは三十日間保存され、その後完全に削除されます。",
    "サーバーの再起動中は、バックアップを実行しないでください！",
    "価格は１２９９円（税込）で、前年比3.5％増です。",
    "ｶﾀｶﾅとＡＢＣ全角、ひらがな・漢字が混ざった文です。",
    "退款将在包裹到达后五个工作日内完成。",
    "服务器正在备份，请不要重新启动！价格为1,299.00元。",
    "请问user@example.org这个邮箱还在使用吗？",
    "환불은 소포가 도착한 후 영업일 기준 5일이 걸립니다.",
    # Arabic, Hindi, Thai
    "يستغرق استرداد المبلغ خمسة أيام عمل، بعد ١٢ ساعة.",
    "धनवापसी में पाँच कार्य दिवस लगते हैं। कीमत ₹१,२९९ है।",
    "การคืนเงินใช้เวลาห้าวันทำการ",
    # Emoji, symbols, rare characters
    "Great job 👍🏽! The family 👨‍👩‍👧 loved it 😀😀.",
    "𝒳 ∑ x² ≈ ½ ± 10⁻³ € 20 £5 ¥100 ©2025 ™",
    "𠮷野家と𩸽は拡張漢字です。",
    "cafe\u0301 and café, naïve nai\u0308ve, Å K Å",
    "Ⅷ ⅷ ² ① ٣ x_y a*b *d* a*ding o*ded",
    "😀ies 😀ied x😀y 😀😀ed ab",
]

EDGES = [
    "", " ", "\n", "a", "the", ".", "...", "?!", "😀", "東", "。", "5", "1.", ".5", "-", "5-", "5-5", "a-\nb", "<skipped>",
    "a <skipped> b", "one\ntwo\n\nthree", "\n\nend", "a\u00a0b\u3000c\u2003d", "a\u0085b\x1cc\x1fd\u200be", "\t tab \r\n",
    "&amp;lt;", "a,b.c", "1,000.5,a", "..,,..", "x.5.y", "A.B.", "(hi)", "'tis", "'", "it's", "word word word word word",
    "a a a a a a a a", "b a", "a b c d", "d c b a", "s", "ies", "sses", "ing", "yyy", "yyyed", "\ud83d", "x\ud800y",
    "２０２５年１月", "⺀⿰㆐〆ㄅ︐☀✂㈠㌀", "\u2001\u2a6d\u2f81", "〈引用〉「括弧」", "Σ", "ΑΣ", "ΑΣ.", "ΑΣ.Β", "A\u03a3\u0301 \u03a3A",
]

SYNONYMS = {
    "refund": "reimbursement", "days": "day", "server": "servers", "five": "5", "deleted": "deleting", "running": "runs",
    "kept": "keep", "rejected": "reject", "price": "prices", "days,": "days", "The": "the", "backup": "backups",
    "works": "working", "closed": "closes", "counted": "counts", "national": "nations", "conditions": "conditional",
}


def pieces(text):
    return text.split(" ") if " " in text else list(text)


def disturb(rng, text, times):
    """Drops, swaps, repeats, moves, replaces words (characters where there are no spaces), and changes case."""
    joint = " " if " " in text else ""
    words = pieces(text)
    for _ in range(times):
        if not words:
            break
        i, j = rng.randrange(len(words)), rng.randrange(len(words))
        kind = rng.randrange(8)
        if kind == 0:
            del words[i]
        elif kind == 1:
            words[i], words[j] = words[j], words[i]
        elif kind == 2:
            words.insert(j, words[i])
        elif kind == 3:
            size = rng.randint(1, 4)
            run, rest = words[i:i + size], words[:i] + words[i + size:]
            at = rng.randint(0, len(rest))
            words = rest[:at] + run + rest[at:]
        elif kind == 4:
            words[i] = SYNONYMS.get(words[i], words[i] + rng.choice(["", ".", ",", "s", "ed", "ing", "!"]))
        elif kind == 5:
            words[i] = rng.choice([str.upper, str.lower, str.capitalize])(words[i])
        elif kind == 6:
            words[i] = rng.choice(pieces(rng.choice(SENTENCES)))
        else:
            words[i] = words[i] + rng.choice(["\n", "\t", "\u00a0", "\u3000", "-", "/"])
    return joint.join(words)


def paragraph(rng, sentences):
    return rng.choice(["\n", " ", "\n\n"]).join(rng.choice(SENTENCES) for _ in range(sentences))


def pairs():
    """Outputs with their references, the same ones every time."""
    rng = random.Random(20261128)
    for edge in EDGES:
        yield edge, [edge]
        yield edge, [rng.choice(EDGES), rng.choice(SENTENCES)][: rng.randint(1, 2)]
    for sentence in SENTENCES:
        yield disturb(rng, sentence, 1), [sentence]
        yield disturb(rng, sentence, rng.randint(2, 6)), [sentence]
        yield sentence, [disturb(rng, sentence, rng.randint(1, 5)) for _ in range(rng.randint(2, 4))]
    for _ in range(24):
        text = paragraph(rng, rng.randint(2, 7))
        yield disturb(rng, text, rng.randint(2, 25)), [text] if rng.random() < 0.6 else [text, disturb(rng, text, 9)]
    for _ in range(4):
        text = paragraph(rng, 30)
        yield disturb(rng, text, 60), [text]
    yield "word", [" ".join(rng.choice(SENTENCES) for _ in range(12))]
    yield " ".join(rng.choice(SENTENCES) for _ in range(12)), ["word here"]
