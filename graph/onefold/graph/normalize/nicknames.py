"""The formal names that a nickname stands for, in the languages that we read."""

from collections.abc import Container
from functools import cache, lru_cache
from typing import Final

from nicknames import NickNamer

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.name_order import is_common_given_name
from onefold.graph.normalize.text import fold, vocabulary, words


@lru_cache(maxsize=CACHE_SIZE)
def nickname_groups(name: str) -> tuple[str, ...]:
    """The formal names that a canonical given name may stand for, sorted; () when none is known.

    A name with nicknames of its own is among them: "robert" and "rob" both have "robert". Of several tokens
    unknown together, the first counts. English names are from the `nicknames` package (Apache-2.0), those of other
    languages and some more are our own.
    """
    formal = _formal_names()
    return formal.get(name) or formal.get(name.partition(" ")[0], ())


_NICKNAMES: Final = {
    "English": (
        "agnes aggie nessie | albert bertie | alfred alf alfie | antony tony | arthur artie | augustus gussie |",
        "catherine cath kate katie kitty | cecilia cissie | charlotte charley | christina chrissie | dorothea thea |",
        "anne annie | ann annie | elizabeth lisa elsie elspet | emma emmie | florence florrie flossie | georgina ina",
        "| gillian jill | gwendoline gwen | harriet hatty | henrietta ettie hetty | herbert bertie | hugh hughie |",
        "isabella isa izzy | jane jenny | jeremy jem | lawrence laurie | lewis lew | lilian lil lily | louisa lulu |",
        "lydia lyddie | margaret greta maisie | mary moll | matilda mattie | maurice mo morrie | mildred millie |",
        "montague monty | olivia olive | oswald oz | percy perce | robert bert robin | roland roly | rosemary rosy |",
        "spencer spence | stanley stan | susan sukie | valentine val | victoria queenie | wilfred wilf",
    ),
    "German": (
        "johannes hans hannes | johann hans hannes | elisabeth lisa liesel elli lisbeth lilli | maximilian max |",
        "friedrich fritz | wilhelm willi willy | heinrich heinz heini | ludwig lutz | josef sepp seppi jupp | georg",
        "schorsch | katharina kathi kathe katha | margarete grete gretel | magdalena leni lena magda | johanna hanna",
        "hanni | joachim jochen achim | matthias matze | michael michi | andreas andi andy | franziska franzi |",
        "alexander alex | alexandra alex sandra | sebastian basti | christian chris | christoph chris | christina",
        "tina | christine tina | martina tina | bettina tina betti | susanne susi sanne | stefan steff | stefanie",
        "steffi | stephanie steffi | manuela manu | manuel manu | michaela michi | gabriele gabi | gabriela gabi |",
        "sabine bine | barbara babs barbel | brigitte gitti gitta | birgit biggi | ursula uschi ulla ursel | renate",
        "reni | rosemarie rosi | theresia resi | therese resi | theresa resi | veronika vroni | cornelia conny nele",
        "| benedikt bene | nikolaus klaus niki | anton toni | antonia toni | rudolf rudi | adolf adi | siegfried",
        "sigi siggi | manfred manni | wolfgang wolfi | gerhard gerd | gertrud trude trudi | waltraud traudl traudel",
        "| hildegard hilde | eduard edi | ulrich uli | ulrike uli rike | friederike rike | dominik domi nick |",
        "tobias tobi | philipp phil | florian flo | charlotte lotte lotti | liselotte lilo lotte | lieselotte lilo",
        "lotte | karoline line lina | eleonore lore | hannelore lore hanne | eva evi | wilhelmine minna | josefine",
        "josi fini | leopold poldi | norbert bert norbi",
    ),
    "Dutch": (
        "johannes jan hans joop | cornelis kees cor nelis | cornelia corrie cor nelly | petrus piet | pieter piet |",
        "wilhelmus wim | willem wim pim | wilhelmina mien willy mina | hendrik henk rik hein | hendrika rika hennie",
        "| gerardus gerard ger | gerrit ger | antonius toon ton | anton toon ton | antonia tonny | jacobus koos jaap",
        "sjaak | jacob jaap | nicolaas klaas nico | lambertus bert | hubertus huub bert | albertus bert ab |",
        "egbertus bert | theodorus theo dorus | leonardus leo | franciscus frans | josephus jos sjef | jozef jef",
        "sjef jos | adrianus ad arie adri | adriaan arie ad | johanna joke hanneke jopie | maria mieke riet ria mies",
        "mia miep | elisabeth els liesbeth bep betsy elly lies | margaretha greet griet greta margriet | catharina",
        "toos rina cato | theresia trees thea | geertruida truus trudy | anna annie anneke ans | jacoba coba coby |",
        "christina stien | petronella nel nelly | matthijs thijs | mathijs thijs | bartholomeus bart | sebastiaan",
        "bas | martinus tinus | lodewijk lode | alexander sander lex | frederik frits freek | rudolf ruud dolf |",
        "godelieve lieve",
    ),
    "Scandinavian and Finnish": (
        "elisabet lisa bettan lisbeth | elisabeth lisa lisbeth bettan lise lis | margareta greta maggan | margrethe",
        "grethe | katarina katta kajsa | kristina stina tina kicki | christina stina tina kicki | birgitta gitta",
        "gittan bittan | birgitte gitte | gunilla nilla | charlotta lotta | charlotte lotte lotta | karl kalle |",
        "carl kalle | lars lasse | jan janne | nils nisse | anders adde | per pelle | olof olle | gustav gurra |",
        "gustaf gurra | fredrik fredde | frederik frede | magnus mange | mikael micke | michael micke | robert",
        "robban | stefan steffe | sven svenne | bengt bengan | bertil berra | leif leffe | joakim jocke | sebastian",
        "sebbe | alexander alex | tobias tobbe | thomas tompa | maria mia | cecilia cilla | josefin jossan |",
        "josefine jossan | viktoria vickan | susanne sussi | madeleine madde | caroline line | mathilde tilde |",
        "johanne hanne | aleksanteri santeri ale | katariina kati | margareeta reetta | helena leena lena |",
        "kristiina tiina | vilhelm ville | kaarle kalle | matti masa | kustaa kusti",
    ),
    "French": (
        "jean jeannot | jacques jacquot jacky | pierre pierrot | antoine toine | alexandre alex | alexandra alex |",
        "nicolas nico | sebastien seb | stephane steph | stephanie steph | christophe tof chris | frederic fred |",
        "frederique fred | philippe phil | gregory greg | benjamin ben benji | benoit ben | guillaume guigui |",
        "dominique dom domi | daniel dany | danielle dany | maximilien max | maxime max | emmanuel manu | emmanuelle",
        "manu | mathieu mat matt | matthieu mat matt | veronique vero | valerie val | nathalie nath | catherine",
        "cathy cat | elisabeth babette babeth betty lisette | isabelle isa | marguerite margot | louise loulou |",
        "louis loulou | suzanne suzy suzette | jeanne jeannette | madeleine mado | francoise fanchon | caroline caro",
        "| vincent vince | leopold leo | ludovic ludo | raphael raph | xavier xav | gerard gege | andre dede |",
        "joseph jojo | georges jojo | henri riton | mohamed momo moh | abdelkader kader kaddour | beatrice bea |",
        "josephine josie",
    ),
    "Italian": (
        "giuseppe beppe peppe pino peppino beppino | giuseppina pina pinuccia giusy peppina | giovanni gianni nanni",
        "vanni giannino | giovanna gianna vanna | francesco checco ciccio cecco | luigi gigi gino luigino | luigia",
        "gina | antonio tonino toni nino toto | antonia tonia tonina | salvatore toto turi salvo | domenico mimmo",
        "nico | domenica mimma | vincenzo enzo | lorenzo enzo renzo | nicola nico | raffaele lello | raffaella lella",
        "raffa | roberto roby robi berto | alberto berto albertino | alessandro sandro ale | alessandra sandra ale |",
        "gabriele lele | emanuele lele manu | daniele dani lele | pasquale pasqualino | pasqualina lina | carolina",
        "lina | angelina lina | caterina rina cate | margherita rita | maria mariuccia | rosa rosina rosetta |",
        "teresa teresina | filomena mena | carmela carmelina | concetta tina concettina | immacolata imma |",
        "addolorata dora | elisabetta betta betty | eleonora nora | beatrice bea bice | federico fede chicco |",
        "federica fede | edoardo edo dado | leonardo leo | ferdinando nando | fernando nando | massimiliano max",
        "massi | massimo max massi | riccardo ricky ricki | tommaso tommi maso masino | bartolomeo meo bartolo |",
        "gaetano tano | sebastiano bastiano | ludovico ludo | ludovica ludo | valentina vale | valeria vale | simona",
        "simo | simone simo | patrizia patty | filippo pippo",
    ),
    "Spanish": (
        "francisco paco pancho curro kiko quico fran paquito panchito | francisca paca paqui paquita pancha | jose",
        "pepe pepito chepe joselito | josefa pepa pepi | josefina pepa fina | ignacio nacho | ignacia nacha |",
        "guadalupe lupe lupita | jesus chuy chus suso chucho | dolores lola loli lolita | concepcion concha conchita",
        "conchi | rosario charo chayo charito | mercedes merche meche | pilar pili | manuel manolo manu lolo |",
        "manuela manoli | enrique quique kike | antonio toni tono | antonia toni tona | rafael rafa rafi | luis",
        "lucho | alfonso poncho | eduardo edu lalo | gerardo lalo | rodolfo fito | adolfo fito | roberto beto |",
        "alberto beto | humberto beto | norberto beto | fernando nando fer | fernanda fer | alejandro ale alex |",
        "alejandra ale alex | guillermo memo guille | vicente chente | sergio checo | salvador chava salva | gonzalo",
        "gonza chalo | santiago santi chago | juan juanito juancho | juana juanita | joaquin quino | miguel migue |",
        "ricardo richi | pedro perico pedrito | ernesto neto | gregorio goyo | leopoldo polo | leonardo leo | javier",
        "javi | daniel dani | daniela dani | isabel isa chabela chavela | consuelo chelo | graciela chela | soledad",
        "sole chole | asuncion asun chon | encarnacion encarna | remedios reme | inmaculada inma | milagros mila",
        "mili | montserrat montse | teresa tere | rosa rosita | carmen menchu carmina carmencita mamen | susana susi",
        "| cristina cris | beatriz bea bety | esperanza espe | natividad nati | trinidad trini | victoria vicky |",
        "yolanda yoli | patricia paty pati | leticia lety leti | gabriela gaby gabi | gabriel gabo gabi | veronica",
        "vero | margarita marga rita | magdalena magda malena | hortensia tencha | ana anita | luz lucha | federico",
        "fede | maximiliano max maxi | sebastian sebas | nicolas nico | emiliano emi",
    ),
    "Portuguese": (
        "jose ze zeca zezinho | joao joca jango joaozinho | francisco chico xico | francisca chica chiquinha |",
        "sebastiao tiao | antonio toninho tonico tonho | luiz lula luizinho | luis lula luisinho | eduardo duda edu",
        "dudu | eduarda duda | manuel manel maneco mane | manoel manel maneco mane | carlos carlinhos caca | alberto",
        "beto | roberto beto | humberto beto | gilberto beto gil | fernando nando | fernanda nanda | leonardo leo |",
        "gabriel gabi biel | gabriela gabi | rafael rafa | rafaela rafa | pedro pedrinho | paulo paulinho | jorge",
        "jorginho | rodrigo digo | gustavo guga | guilherme gui | felipe lipe | filipe lipe | frederico fred |",
        "raimundo mundinho | raimunda mundinha | severino biu | terezinha tete | teresa tete | fatima fafa | beatriz",
        "bia | ana aninha | isabel bel | isabela bela isa | cristina cris tina | cristiane cris | adriana dri drica",
        "| mariana mari | juliana ju | aparecida cida | conceicao ceica | margarida guida | alexandre xande ale |",
        "henrique rique | marcelo celo | vinicius vini | augusto guto | benedito dito | camila mila | daniele dani |",
        "samuel samuca | joaquim quim",
    ),
    "Polish": (
        "aleksandra alexandra ola olka olenka | aleksander olek | agnieszka aga | anna ania anka | hanna hania |",
        "barbara basia baska | bartlomiej bartek | bartosz bartek | danuta danka | dariusz darek | dorota dorotka |",
        "edward edek | elzbieta ela elka | ewa ewka | franciszek franek | grzegorz grzesiek grzes | halina halinka |",
        "helena hela helenka | henryk heniek | irena irka irenka | izabela iza | jadwiga jadzia | jakub kuba | jan",
        "janek jas jasiek | janina janka | jaroslaw jarek | jerzy jurek | joanna asia aska joasia | jozef jozek |",
        "julia julka | katarzyna kasia kaska | kazimierz kazik | krystyna krysia | krzysztof krzysiek krzys |",
        "magdalena magda madzia | malgorzata gosia malgosia goska | maria marysia maryska | mateusz mati | michal",
        "misiek michas | mieczyslaw mietek | miroslaw mirek | natalia natalka | piotr piotrek piotrus | ryszard",
        "rysiek | sebastian seba | slawomir slawek | stanislaw staszek stasiek stas | tadeusz tadek | tomasz tomek |",
        "urszula ula | waclaw wacek | waldemar waldek | wieslaw wiesiek | wladyslaw wladek | wojciech wojtek |",
        "zbigniew zbyszek | zdzislaw zdzisiek | zofia zosia zoska | zuzanna zuzia zuza | arkadiusz arek | przemyslaw",
        "przemek | radoslaw radek | stanislawa stasia | boleslaw bolek | czeslaw czesiek | emilia emilka | eugeniusz",
        "gienek | antoni antek | maciej maciek | wanda wandzia | genowefa gienia | stefania stefa | maksymilian maks",
        "| weronika wera | wiktoria wika",
    ),
    "Czech and Slovak": (
        "frantisek franta fero | jan honza jenda janko | josef pepa pepik | jozef jozko jozo | jiri jirka | jaroslav",
        "jarda jaro | vaclav vasek | karel kaja | tomas tomik | ladislav lada laco | vladimir vlada vlado |",
        "stanislav standa stano | miroslav mirek miro | petr peta | antonin tonda tonik | oldrich olda | rudolf ruda",
        "rudo | lubomir lubo | jakub kuba kubo | vojtech vojta | ondrej ondra | michal misa miso | anna anicka anca",
        "| marie marenka | katerina katka kacka | katarina katka | alzbeta bety betka | ludmila lida lidka |",
        "magdalena magda | jaroslava jarka | zuzana zuzka | helena hela helenka | tereza terka | veronika verca |",
        "barbora bara barca | lucie lucka | dagmar dasa | daniel dano | pavol palo palko | peter peto | stefan stevo",
        "stefko | juraj duro | imrich imro | rastislav rasto | eduard edo | robert robo | margita gita",
    ),
    "Russian and Ukrainian": (
        "alexander aleksandr alexandr oleksandr sasha sanya shura sashko | alexandra aleksandra oleksandra sasha",
        "shura | aleksey alexey aleksei alexei oleksiy oleksii alyosha alesha lesha lyosha | anastasia anastasiya",
        "anastasiia nastya nastia | anatoly anatoliy anatolii tolya tolik | andrey andrei andriy andrii andryusha |",
        "anna anya ania nyura | anton antosha | antonina tonya | artem artyom tyoma tema | boris borys borya |",
        "valentin valya | valentina valya | valery valeriy valerii valera | varvara varya | vasily vasiliy vasilii",
        "vasyl vasya | victor viktor vitya | victoria viktoriya viktoria viktoriia vika | vladimir volodymyr",
        "volodimir vova volodya | vladislav vladyslav vlad vladik | vyacheslav viacheslav slava | yaroslav slava |",
        "stanislav stas slava | galina halyna galya halya | gennady gennadiy gennadii gena | georgy georgiy georgii",
        "gosha zhora | grigory grigoriy hryhoriy grisha | daria darya dariya dasha | daniil danila danylo danya |",
        "dmitry dmitriy dmitri dmitrii dmytro dmitro dima mitya | evgeny evgeniy evgenii yevgeny yevgeniy yevhen",
        "zhenya | evgenia evgeniya yevgeniya yevheniya zhenya | ekaterina yekaterina kateryna katerina katya katia",
        "katyusha | elena yelena olena lena | elizaveta yelizaveta liza | ivan vanya | ilya illya ilyusha | irina",
        "iryna ira | kirill kyrylo kirilo kirya | konstantin kostyantyn kostya | ksenia kseniya ksyusha | larisa",
        "larysa lara | leonid lenya | lev lyova | lidia lidiya lida | lyubov liubov lyuba liuba | lyudmila ludmila",
        "liudmila liudmyla lyuda luda mila lyusya | maxim maksim maksym max maks | margarita rita | maria mariya",
        "mariia masha marusya manya | mikhail mykhailo mikhaylo mihail misha | nadezhda nadiya nadya nadia | natalia",
        "natalya nataliya nataliia natasha nata | nikolai nikolay mykola mikola kolya kolia | oleg oleh | olga olha",
        "olya olia | pavel pavlo pasha | petr pyotr petro petya | polina polya | raisa raya | roman roma | svetlana",
        "svitlana sveta | semyon semen syoma | sergei sergey serhiy sergiy serhii serezha seryozha seryoga | sofia",
        "sofya sofiya sonya sonia | stepan styopa stepa | tamara toma | tatiana tatyana tetiana tetyana tanya tania",
        "| timofey tima | timur tima | fedor fyodor fedya | eduard edik | julia yulia yuliya yuliia iuliia yulya |",
        "yuri yuriy yury yurii iurii yura | yakov yasha | igor ihor | denis denys | marina maryna | taras tarasik |",
        "bohdan bogdan bodya | ruslan ruslanchik | vera verochka | oksana oksanka | inna innochka | alla allochka |",
        "egor yegor yehor | nikita mykyta | vitaly vitaliy vitalii vitalik | nina ninochka | yana yanochka | zinaida",
        "zina | klavdiya klava",
    ),
    "Serbian, Croatian, Slovene and Bulgarian": (
        "alexander aleksandar aca sasa sasho | alexandra aleksandra sandra sasa | djordje dorde djoka doka | miodrag",
        "misa | mihajlo misa | nebojsa nesa | nenad neso | predrag pedja | branislav bane | slobodan sloba boba |",
        "svetlana ceca | snezana sneza | gordana goca | ljiljana ljilja | jelena jeca | jovan joca | dusan dule |",
        "radovan rade | stevan steva | vladimir vlada vlado | zoran zoki | josip joso joza jozo | stjepan stipe",
        "stipo | antun tuna toni | tomislav tomo | kresimir kreso | marija mara marica | katarina kata kaca | petar",
        "pero pera pesho | mirjana mira | tatjana tanja | anton tone | stanislav stane | alojz lojze | georgi gosho",
        "| dimitar mitko dimo | nikolay niki kolyo | todor tosho | mihail misho | vasil vasko | desislava desi |",
        "gergana geri | krasimir krasi | maria mimi",
    ),
    "Hungarian": (
        "laszlo laci | istvan pista pisti | jozsef jozsi | janos jani jancsi | zoltan zoli | sandor sanyi | gabor",
        "gabi | ferenc feri | peter peti | tamas tomi | attila ati | tibor tibi | andras andris bandi | gyorgy gyuri",
        "| mihaly misi | lajos lali | karoly karcsi | miklos miki | imre imi | daniel dani | zsolt zsolti | csaba",
        "csabi | gergely geri gergo | maria mari marika mariska | erzsebet erzsi bozsi zsoka | katalin kati kata |",
        "ilona ili ilonka ica | eva evi | anna anni panni | zsuzsanna zsuzsa zsuzsi | margit manci | judit jutka",
        "juci | agnes agi | julianna juli | krisztina kriszti | gabriella gabi | terez teri | borbala bori | eszter",
        "eszti | viktoria viki | gizella gizi | rozalia rozi | magdolna magdi | szilvia szilvi | ildiko ildi |",
        "piroska piri",
    ),
    "Romanian": (
        "ion nelu ionica | ioan nelu | gheorghe gigi ghita | constantin costel costica costi | nicolae nicu |",
        "alexandru alex sandu | dumitru mitica mitu | stefan fane | cristian cristi | adrian adi | gabriel gabi |",
        "elena lenuta | ecaterina cati | ana anuta | gabriela gabi | cristina cristi | daniel dani",
    ),
    "Greek": (
        "georgios giorgos yorgos yiorgos | dimitrios dimitris mitsos mimis | konstantinos kostas costas kostis dinos",
        "| ioannis giannis yannis yiannis | nikolaos nikos | panagiotis panos takis | vasileios vasilios vasilis",
        "vassilis | athanasios thanasis nasos | evangelos vangelis | emmanouil manolis manos | spyridon spyros |",
        "anastasios tasos | theodoros thodoris | charalampos babis haris charis | eleftherios lefteris | stylianos",
        "stelios | apostolos tolis | antonios antonis | alexandros alekos | michail michalis | gerasimos makis |",
        "efstathios stathis | eirini irini rena | eleni lena | aikaterini katerina kaiti | vasiliki vaso vicky |",
        "georgia gogo | panagiota giota yota | paraskevi voula vivi evi | anastasia tasoula | evangelia litsa |",
        "konstantina dina | angeliki kiki | despoina depy | theodora dora | ioanna gianna | kyriaki koula kiki |",
        "stavroula voula | fotini fofi | kalliopi popi | eftychia efi | efthymia efi",
    ),
    "Turkish": (
        "mehmet memo | ibrahim ibo | huseyin huso | suleyman sulo | mustafa musti | abdullah apo | ramazan ramo |",
        "mahmut maho | fatma fato fatos | zeynep zeyno | hatice hatce",
    ),
    "Hebrew": (
        "yosef yossi yosi | moshe moshiko moishe | avraham avi | shlomo shlomi | shimon shimi | yitzhak yitzchak",
        "itzhak itzik tzachi | yaakov kobi koby yanki | david dudu dudi | eliyahu eli | eliezer eli | michael miki |",
        "rafael rafi | gavriel gabi | gabriel gabi | binyamin bini beni benny | yehuda yudi udi | ehud udi |",
        "menachem mendi meni | yisrael israel srulik | mordechai moti motti | natan nati | natanel nati | yehonatan",
        "yoni | yonatan yoni | shmuel shmulik | pinchas pini | yehoshua shuki | rivka riki rivki | rachel racheli |",
        "miriam miri | esther ester esti | chana hana chani hani | shoshana shosh shoshi | tzipora tzipi tsipi |",
        "ruth rut ruti | malka malki | tamar tami",
    ),
    "Arabic": (
        "mohamed mohammed muhammad mohammad md mohd muhd mohamad hamada hamoudi mido moh | ahmed ahmad hamada |",
        "abdullah abdallah abdo abdou aboud | abdulrahman abdelrahman abdurrahman abdo abdou aboud | mustafa mostafa",
        "mustapha darsh | hassan hassouna | ibrahim brahim | fatima fatma fattouma fatoum | khadija khadouj dija |",
        "zainab zeinab zaynab zanouba",
    ),
    "Indian": (
        "rajesh raju raj | rajendra raju raj | rajkumar raju raj | sanjay sanju | ramesh ramu | venkatesh venky",
        "venkat | venkataraman venky venkat | subramaniam subramanian subramanyam subbu mani | srinivasan vasu srini",
        "| srinivas srini vasu srinu | chandrasekhar chandrashekar chandru | balakrishnan balu | balasubramaniam",
        "balasubramanian balu bala | muralidharan murali | raghavendra raghu | raghunath raghu | aishwarya aishu |",
        "anuradha anu | anupama anu | abhishek abhi | abhinav abhi | abhijit abhi | aditya adi | siddharth sid",
        "siddhu | karthikeyan karthik karthi | vikram vicky vikki | vikas vicky vikki | deepak deepu | deepika deepu",
        "| santosh santhu | manjunath manju | manjula manju | krishnamurthy kittu murthy | jitendra jeetu jitu |",
        "narendra naren | dharmendra dharam | vijayalakshmi viji | rajalakshmi raji | lakshmi laxmi | lakshman",
        "laxman",
    ),
}
"""By language, formal names, each with its nicknames and other spellings; our own, of common knowledge."""

_SHORT_FORMS: Final = vocabulary(
    "abby ali allie andy angie becky bella bert bessie bill billy bob bobby carrie cassie cathy celia charlie chris",
    "christy cindy connie danny dave debbie dora ed eddie eliza ella ellie elsie frank frankie fred freddie gary",
    "harry hattie jack jackie jake jamie janie jeff jenny jerry jessie jim jimmie jimmy jo jody joe johnny jon",
    "josie judy kate kathy katie katy kay kim larry lizzie lola lottie mae maggie mamie mandy margie mattie mike",
    "molly nellie nelly nettie nick nikki nora ollie pat patsy peggy penny polly randy rick ricky ronnie rosie",
    "sadie sally sammy sandra sandy stacy stella steve sue susie ted terry tessa tina tom tommy tony vicki wendy",
    "will willie",
)
"""Of common given names, those that are short for longer ones which they do not begin."""


@cache
def names_in(language: str) -> frozenset[str]:
    """All that are listed of one of the languages above, formal names and nicknames."""
    return vocabulary(*_NICKNAMES[language]) - {"|"}


@cache
def _formal_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    own = [names.split() for listed in _NICKNAMES.values() for names in " ".join(listed).split("|")]
    lookup = NickNamer.default_lookup()
    known = lookup.keys() | {formal for formal, *_ in own}
    for formal, nicknames in lookup.items():
        # The data have some pairs both ways (bill of william, william of bill): the longer name is the formal one.
        # Otherwise William and Robert, each "a nickname of Bill", would stand for the same name.
        shorter = {name for name in nicknames if len(name) <= len(formal) or formal not in lookup.get(name, ())}
        for name in (formal, *(name for name in shorter if not _are_two_formal_names(name, formal, known))):
            found.setdefault(words(fold(name)), set()).add(words(fold(formal)))
    for formal, *more in own:
        for name in (formal, *more):
            found.setdefault(name, set()).add(formal)
    return {name: tuple(sorted(formals)) for name, formals in found.items()}


def _are_two_formal_names(name: str, formal: str, known: Container[str]) -> bool:
    """Whether a "nickname" is a given name of its own, as Claire is beside Clara, and no short form of the other.

    Args:
        known: names that have nicknames.
    """
    if name not in known or name in _SHORT_FORMS or formal.startswith(name) or formal.endswith(name):
        return False
    return is_common_given_name(name)
