"""Lists that are no names, or not in the letters of English: a few hundred words each, made up from common ones."""

import random
import unicodedata

TOWNS = """Aalborg Århus Augsburg Baden-Baden Bar-le-Duc Bergen Białystok Bourg-en-Bresse Brașov Braunschweig Brno
Castrop-Rauxel Český_Krumlov Częstochowa Düsseldorf Espoo Évry Fort-de-France Frankfurt_an_der_Oder Gdańsk Genève Gijón
Göteborg Graz Győr 's-Hertogenbosch Hódmezővásárhely Iași Jönköping Kecskemét København Köln La_Rochelle L'Aquila
L'Hospitalet León Liège Linz Łódź Logroño Lübeck Málaga Malmö Middelburg Mönchengladbach Montréal Mülheim München Münster
Nîmes Nový_Jičín Nürnberg Oulu Orléans Pécs Plzeň Porto Poznań Québec Reykjavík Rheda-Wiedenbrück Saint-Étienne
Saint-Malo Sankt_Pölten San_Sebastián São_Paulo Sopot St_Andrews Székesfehérvár Tromsø Trois-Rivières Tübingen
Umeå Ústí_nad_Labem Valparaíso Västerås Växjö Veliko_Tarnovo Villingen-Schwenningen Vitória Winterthur Würzburg
Zaragoza Zürich Złoty_Stok""".split()
ARABIC = "كتاب باب بيت مدينة قمر شمس نهر بحر جبل شجرة وردة طريق سماء أرض ماء خبز ملح سوق جسر قلم درس علم نور صباح مساء طفل رجل صديق مفتاح كرسي"
HEBREW = "ספר בית שמש ירח נהר הר עץ פרח דרך שמים ארץ מים לחם מלח שוק גשר עט שיעור אור בוקר ערב ילד איש חבר מפתח כיסא שולחן חלון דלת כלב"
HINDI = "घर पानी सूरज चाँद नदी पर्वत पेड़ फूल रास्ता आकाश धरती रोटी नमक बाज़ार पुल कलम पाठ ज्ञान प्रकाश सुबह शाम बच्चा आदमी मित्र चाबी कुर्सी मेज़ खिड़की दरवाज़ा कुत्ता बिल्ली किताब"
KANA = "あい うえ かき くけ さくら しろ すし せみ そら たけ ちず つき てがみ とり なつ にわ ぬの ねこ のり はな ひかり ふゆ へや ほし まつり みず むし めがね もり やま ゆき よる らくだ りす るす れきし ろうか わかめ カメラ テレビ ラーメン コーヒー"
HANGUL = "집 물 해 달 강 산 나무 꽃 길 하늘 땅 빵 소금 시장 다리 연필 수업 빛 아침 저녁 아이 사람 친구 열쇠 의자 책상 창문 문 강아지 고양이"
EMOJI = "🍎🍌🍇🍓🐶🐱🦊🐻🚗🚀🌲🌻❤★"
AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY"


def combined(text, ends, count=240):
    """Words of `text` with one of `ends` behind some of them, the same on each run."""
    chance = random.Random(7)
    roots = text.split()
    return [chance.choice(roots) + chance.choice(ends) for _ in range(count)]


def sequences(letters, lengths, count=240):
    chance = random.Random(11)
    return ["".join(chance.choices(letters, k=chance.choice(lengths))) for _ in range(count)]


def towns():
    return [f"{town.replace('_', ' ')}{end}" for town in TOWNS for end in ("", "-Nord", " am See")]


def accented(form):
    words = ["José", "Zoë", "Renée", "Noël", "André", "Søren", "Måns", "Núria", "Íñigo", "Çağla"]
    return [unicodedata.normalize(form, word) for word in combined(" ".join(words), ["", "a", "ín", "ö"])]


LISTS = {
    "towns": towns(),
    "proteins": sequences(AMINO_ACIDS, [12, 20, 35]),
    "kana": combined(KANA, ["", "の", "さん", "ー"]),
    "hangul": combined(HANGUL, ["", "이", "들", "길"]),
    "arabic": ["ال" * (index % 2) + word for index, word in enumerate(combined(ARABIC, ["", "ات", "ين", "ي"]))],
    "hebrew": ["ה" * (index % 2) + word for index, word in enumerate(combined(HEBREW, ["", "ים", "ות", "י"]))],
    "devanagari": combined(HINDI, ["", "ों", "ी", "वाला"]),
    "composed": accented("NFC"),
    "decomposed": accented("NFD"),
    "emoji": sequences(EMOJI, [2, 3, 4]),
}
RIGHT_TO_LEFT = ["arabic", "hebrew"]


if __name__ == "__main__":
    import sys
    from pathlib import Path

    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for name, words in LISTS.items():
        (folder / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
