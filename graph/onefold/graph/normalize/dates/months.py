"""Names of months and what else stands in a written date, folded to ASCII, in the languages that we read."""

from typing import Final

from onefold.graph.normalize.text import vocabulary

# Nominative and genitive where they differ. Abbreviations need no entry: the beginning of a name, three letters or
# more, is the month where all names that begin so agree.
_NAMES: Final = (
    "january janvier januar enero gennaio januari janeiro jan janv styczen stycznia yanvar yanvarya sichen sichnya "
    "leden ledna ianuarie ocak tammikuuta ianoyarios ianoyarioy ynayr ynyr",
    "february fevrier februar febrero febbraio februari fevereiro fev feb febr luty lutego fevral fevralya lyutiy "
    "lyutogo unor unora februarie subat helmikuuta fevroyarios fevroyarioy fbrayr fbryr",
    "march mars marz maerz marzo maart marco mrz mrt mar marzec marca mart marta berezen bereznya brezen brezna martie "
    "marcius maaliskuuta marts martios martioy mrs",
    "april avril abril aprile avr abr apr kwiecien kwietnia aprel aprelya kviten kvitnya duben dubna aprilie aprilis "
    "nisan huhtikuuta aprilios aprilioy bryl",
    "may mai mayo maggio mei maio mag maj maja mayis traven travnya kveten kvetna majus toukokuuta maios maioy myw",
    "june juin juni junio giugno junho giu jun czerwiec czerwca iyun iyunya cherven chervnya cerven cervna iunie "
    "junius haziran kesakuuta ioynios ioynioy ywnyw",
    "july juillet juli julio luglio julho lug jul juil lipiec lipca iyul iyulya lipen lipnya cervenec cervence iulie "
    "julius temmuz heinakuuta ioylios ioylioy ywlyw",
    "august aout agosto augustus ago aou aug sierpien sierpnia avgust avgusta serpen serpnya srpen srpna augusztus "
    "agustos elokuuta aygoystos aygoystoy ghsts",
    "september septembre septiembre settembre setembro sept set sep wrzesien wrzesnia sentyabr sentyabrya veresen "
    "veresnya zari septembrie szeptember eylul syyskuuta septemvrios septemvrioy sbtmbr",
    "october octobre oktober octubre ottobre outubro okt ott out oct pazdziernik pazdziernika oktyabr oktyabrya "
    "zhovten zhovtnya rijen rijna octombrie ekim lokakuuta oktovrios oktovrioy ktwbr",
    "november novembre noviembre novembro nov listopad listopada noyabr noyabrya noiembrie kasim marraskuuta noemvrios "
    "noemvrioy nwfmbr",
    "december decembre dezember diciembre dicembre dezembro dez dic dec grudzien grudnia dekabr dekabrya gruden "
    "grudnya prosinec prosince decembrie aralik joulukuuta desember dekemvrios dekemvrioy dysmbr",
)
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii"  # 25.II.1977, as in Poland, Hungary and Russia
_SHORTEST: Final = 3


def _months() -> dict[str, int]:
    beginnings: dict[str, set[int]] = {}
    for number, names in enumerate(_NAMES, start=1):
        for name in names.split():
            for end in range(_SHORTEST, len(name)):
                beginnings.setdefault(name[:end], set()).add(number)
    numbers = {start: found.pop() for start, found in beginnings.items() if len(found) == 1}
    numbers |= {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
    return numbers | {numeral: number for number, numeral in enumerate(_ROMAN.split(), start=1)}


MONTHS: Final = _months()
"""Word → number of the month."""

FILLERS: Final = vocabulary(
    "st nd rd th er de del of the den le el il o e a g r y god goda rok roku anno",
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so",
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo",
)
"""What may stand beside day, month and year and says nothing more of them."""
