"""The most frequent names of many countries, most frequent first, and how frequent the first of each list is.

Our own, from common knowledge: which names are frequent somewhere, in about that order; no source's table is copied.
Where the tables of the model know the United States and Great Britain best, these say that Nowak, Nguyen and Kim are
no rare names. The shares of the others may be told as Zipf would.
"""

from collections.abc import Mapping
from dataclasses import dataclass

RANK_OFFSET = 5  # of Zipf's law: the first few names of a country are more alike in frequency than 1 / rank


@dataclass(frozen=True)
class RankedNames:
    """Canonical names, most frequent first.

    Attributes:
        share: of all who have such a name (of the men for men's names), how many have the first: a fraction.
        text: the names, separated by blanks; those of several words are joined by "_".
    """

    share: float
    text: str

    def shares(self) -> dict[str, float]:
        """Name → its share, as Zipf would have it from the first one's."""
        names = [name.replace("_", " ") for name in self.text.split()]
        return {name: self.share * (1 + RANK_OFFSET) / (rank + 1 + RANK_OFFSET) for rank, name in enumerate(names)}


@dataclass(frozen=True)
class NationalNames:
    """Names of one country; a family name that goes with the bearer's gender has the men's form."""

    men: RankedNames
    women: RankedNames
    family: RankedNames

    def shares(self, field: str) -> dict[str, float]:
        """Name → share of the population; given names are a man's or a woman's, half and half."""
        if field == "family_name":
            return self.family.shares()
        men, women = self.men.shares(), self.women.shares()
        return {name: (men.get(name, 0.0) + women.get(name, 0.0)) / 2 for name in {**men, **women}}


NATIONAL_NAMES: Mapping[str, NationalNames] = {
    "AR": NationalNames(
        men=RankedNames(
            0.032,
            "juan carlos jose luis jorge miguel daniel juan_carlos marcelo pablo diego gustavo martin jose_luis "
            "sergio roberto eduardo hector fernando ricardo alejandro cristian juan_manuel oscar raul juan_pablo "
            "sebastian maximiliano matias facundo nicolas lucas leandro julio mario ruben claudio gabriel franco "
            "agustin walter fabian hugo ramon emiliano damian adrian ezequiel ignacio santiago mariano tomas angel "
            "guillermo joaquin alberto",
        ),
        women=RankedNames(
            0.034,
            "maria ana marta silvia patricia claudia susana monica norma maria_cristina laura gabriela andrea "
            "alejandra paola stella_maris graciela sandra liliana mirta romina veronica natalia carolina luciana "
            "florencia daniela elsa rosa maria_del_carmen carina alicia lorena adriana julieta valeria micaela camila "
            "agustina sofia marcela cecilia rocio mariana agostina teresa noemi viviana beatriz antonella milagros "
            "lucia elena carla maria_laura",
        ),
        family=RankedNames(
            0.021,
            "gonzalez rodriguez gomez fernandez lopez diaz martinez perez romero sanchez garcia sosa torres ramirez "
            "alvarez benitez acosta flores medina herrera aguirre pereyra gutierrez gimenez silva molina rojas castro "
            "ortiz luna juarez cabrera nunez rios morales godoy moreno ferreyra suarez ponce dominguez carrizo vera "
            "castillo pena peralta ledesma quiroga vega cardozo roldan villalba coronel ojeda figueroa mendoza "
            "vazquez correa cruz caceres",
        ),
    ),
    "AT": NationalNames(
        men=RankedNames(
            0.026,
            "michael thomas josef peter franz andreas johann markus christian stefan wolfgang daniel martin karl "
            "alexander manfred gerhard robert walter helmut johannes david gunter florian lukas herbert anton hannes "
            "georg harald mario bernhard christoph rene roland patrick gerald philipp werner matthias ernst alois "
            "sebastian friedrich rudolf klaus kurt jurgen reinhard dominik leopold paul erich fabian maximilian",
        ),
        women=RankedNames(
            0.04,
            "maria anna elisabeth christine andrea monika barbara karin eva martina sabine brigitte johanna julia "
            "claudia petra christina ingrid sandra katharina gertrude theresia margarete michaela daniela manuela "
            "gabriele lisa birgit franziska helga sarah susanne doris silvia renate hermine stefanie sonja laura "
            "melanie nicole ulrike verena alexandra katrin hannah rosa lena theresa erika waltraud cornelia edith "
            "marlene",
        ),
        family=RankedNames(
            0.0037,
            "gruber huber wagner bauer muller pichler steiner moser mayer hofer leitner berger fuchs eder fischer "
            "schmid winkler weber schwarz maier schneider reiter mayr schmidt wimmer egger brunner lang baumgartner "
            "auer wolf binder lechner wallner aigner koller ebner lehner haas schuster heilinger haider graf holzer "
            "stadler bohm kaiser strasser schwaiger wieser ortner riegler karner wiesinger hofbauer lackner haslinger "
            "schober stocker kern",
        ),
    ),
    "AU": NationalNames(
        men=RankedNames(
            0.024,
            "john david michael peter robert james paul andrew mark matthew christopher daniel william ian anthony "
            "joshua benjamin stephen thomas richard steven adam luke jason kevin scott craig ryan simon nathan brian "
            "gary jack timothy graham jacob samuel geoffrey philip alan oliver darren nicholas alexander brett george "
            "trevor shane kenneth lachlan bradley patrick glenn liam",
        ),
        women=RankedNames(
            0.018,
            "margaret susan karen mary jennifer sarah elizabeth michelle emma nicole helen jessica rebecca christine "
            "patricia lisa amanda emily anne samantha catherine julie amy kate melissa olivia lauren sandra kylie "
            "rachel judith lucy robyn linda chloe barbara danielle lynette grace wendy leanne sharon hannah natalie "
            "joanne fiona charlotte stephanie alison caitlin megan angela tracey ruth sophie",
        ),
        family=RankedNames(
            0.008,
            "smith jones williams brown wilson taylor johnson nguyen white martin anderson singh thompson walker "
            "thomas lee harris ryan robinson kelly king davis wright evans roberts green hall wood jackson clarke "
            "patel khan lewis scott young baker mitchell morris watson collins harrison james edwards phillips moore "
            "murphy campbell turner hill cooper ward mcdonald stewart morgan allen kaur hughes oconnor bell parker "
            "richardson",
        ),
    ),
    "BD": NationalNames(
        men=RankedNames(
            0.09,
            "mohammad abdul rahim karim kamal hasan rafiqul shafiqul jahangir alamgir anwar rezaul mizanur aminul "
            "nazrul saiful ashraful jamal mahbub monir sohel rubel shahin babul habibur shahidul tanvir rakib arif "
            "ariful masud faruk kabir imran sumon jewel ripon liton mamun rashed selim tareq sajib foysal nasir "
            "delwar ruhul emdadul nur abu rana sabbir nayeem zahid tarikul",
        ),
        women=RankedNames(
            0.04,
            "fatema nasrin rina shirin rahima salma moriom jannatul ayesha rokeya sultana nargis taslima hasina "
            "shahida rehana khadija sumaiya parvin monowara sharmin farzana razia mina lipi rabeya selina nazma "
            "halima morsheda tania nusrat sabina rumana anowara amena kulsum farhana popy sadia shampa mim asma "
            "lutfun jesmin beauty israt momtaz laily sufia bilkis mitu shilpi sonia laboni",
        ),
        family=RankedNames(
            0.06,
            "begum akter khatun islam hossain rahman ahmed ali uddin miah khan alam das sarkar mia chowdhury hasan "
            "haque roy khanom bibi sultana karim ullah sikder talukder howlader mondal sheikh molla parvin biswas "
            "mahmud kabir paul sharif saha debnath dey mollah bhuiyan nahar ara kumar fakir hawlader pramanik jahan "
            "rani chakma munshi ghosh sarker gazi barua siddique aziz",
        ),
    ),
    "BE": NationalNames(
        men=RankedNames(
            0.013,
            "jean marc luc philippe michel patrick thomas pierre jan david johan nicolas paul peter dirk daniel kevin "
            "bart andre koen tom eric alain christophe pascal mohamed frederic laurent olivier wim francois bruno guy "
            "robert jozef steven christian kris benoit erik jonas joseph maxime julien lucas louis arthur geert willy "
            "jef rudy stijn francis serge sven pieter",
        ),
        women=RankedNames(
            0.025,
            "maria marie martine anne nathalie rita monique nicole christine isabelle sarah laura catherine julie an "
            "sofie ann emma anna godelieve sandra annick linda francoise katrien els jacqueline veronique sophie "
            "jeannine dominique charlotte caroline chantal lucie lieve hilde claudine greta valerie bernadette celine "
            "brigitte cindy elise kim patricia ingrid eva louise camille danielle inge stephanie annie",
        ),
        family=RankedNames(
            0.0028,
            "peeters janssens maes jacobs mertens willems claes goossens wouters de_smet dubois lambert martin dupont "
            "hermans pauwels vermeulen simon michiels dumont leclercq aerts laurent martens desmet lemmens denis "
            "smets de_backer van_damme stevens de_clercq leroy petit francois verhoeven hendrickx segers renard "
            "coppens cools timmermans leemans baert vandenberghe smet thys christiaens gerard bogaert van_de_velde "
            "lefevre moens verbeke lenaerts bosmans noel wauters de_meyer charlier devos",
        ),
    ),
    "BG": NationalNames(
        men=RankedNames(
            0.055,
            "georgi ivan dimitar nikolay petar hristo aleksandar yordan vasil stefan todor krasimir plamen stoyan "
            "emil kiril angel martin valentin rumen iliya atanas boris daniel kaloyan viktor anton lyubomir asen "
            "stanislav mihail mitko borislav vladimir veselin nikola pavel simeon kostadin slavcho ivaylo tsvetan "
            "rosen boyan radoslav zhivko svetoslav miroslav marin petko lachezar konstantin teodor dimo yasen",
        ),
        women=RankedNames(
            0.034,
            "maria ivanka elena yordanka penka mariya rositsa viktoria gergana aleksandra desislava stefka vasilka "
            "daniela anna milena petya nadezhda tanya galina silviya radka todorka marijka ivelina stoyanka teodora "
            "snezhana kristina svetla polina nikol tsvetelina irina yana denitsa margarita hristina gabriela violeta "
            "donka emiliya zhivka diana mihaela simona valentina sofia boryana katya ralitsa antoaneta zdravka "
            "katerina vesela",
        ),
        family=RankedNames(
            0.03,
            "ivanov georgiev dimitrov petrov nikolov hristov stoyanov todorov iliev vasilev angelov atanasov petkov "
            "yordanov marinov kolev stefanov mihaylov kostov popov aleksandrov mitev simeonov kirilov asenov pavlov "
            "markov stoev tsvetkov radev zhelev ganchev nedelchev genov hadzhiev mladenov rusev yankov vulchev dobrev "
            "apostolov velikov slavov bonev stanchev zahariev tanev dimov mihalev kostadinov tsonev boyanov lazarov "
            "spasov penev manolov borisov krastev kamenov",
        ),
    ),
    "BR": NationalNames(
        men=RankedNames(
            0.058,
            "jose joao antonio francisco carlos paulo pedro lucas luiz marcos luis gabriel rafael daniel marcelo "
            "bruno eduardo felipe raimundo rodrigo manoel mateus andre fernando fabio leonardo gustavo guilherme "
            "leandro tiago anderson ricardo marcio jorge sebastiao alexandre roberto edson diego vitor sergio claudio "
            "matheus thiago geraldo adriano luciano julio renato alex vinicius rogerio samuel ronaldo mario flavio "
            "igor douglas wellington davi",
        ),
        women=RankedNames(
            0.115,
            "maria ana francisca antonia adriana juliana marcia fernanda patricia aline sandra camila amanda bruna "
            "jessica leticia julia luciana vanessa mariana gabriela vera vitoria larissa claudia beatriz luana rita "
            "sonia renata eliane josefa simone natalia cristiane carla debora rosangela jaqueline rosa daniela "
            "aparecida marlene terezinha raimunda andreia fabiana lucia raquel angela rafaela joana luzia elaine "
            "daniele regina daiane alessandra isabela tatiane",
        ),
        family=RankedNames(
            0.098,
            "silva santos oliveira souza rodrigues ferreira alves pereira lima gomes ribeiro costa carvalho almeida "
            "martins araujo soares melo barbosa rocha dias fernandes lopes nascimento andrade moreira vieira barros "
            "mendes freitas cardoso batista castro ramos nunes campos teixeira pinto marques machado cavalcante "
            "cavalcanti correia goncalves moura borges monteiro sousa azevedo reis jesus bezerra miranda medeiros "
            "santana cruz moraes dantas farias pires duarte tavares",
        ),
    ),
    "CA": NationalNames(
        men=RankedNames(
            0.025,
            "john david michael robert james william richard paul joseph daniel andrew marc jean mark peter thomas "
            "christopher matthew kevin michel eric brian pierre ryan luc alexandre martin steven stephen jason scott "
            "jonathan andre gary benjamin charles george francois nicolas mathieu louis liam noah joshua tyler jacob "
            "adam brandon alexander patrick kenneth ronald claude gilles",
        ),
        women=RankedNames(
            0.02,
            "mary jennifer linda susan patricia margaret sarah elizabeth karen barbara marie lisa nancy julie nicole "
            "jessica carol amanda sandra michelle donna emily catherine maria laura heather stephanie melissa "
            "kimberly anne helen nathalie sylvie louise isabelle chantal christine emma ashley diane lynn deborah "
            "sharon rebecca samantha olivia rachel joan lucie megan anna johanne manon cheryl",
        ),
        family=RankedNames(
            0.006,
            "smith brown tremblay martin roy gagnon lee wilson johnson macdonald taylor campbell anderson jones "
            "leblanc cote williams miller thompson gauthier white morin wong young bouchard scott stewart singh "
            "belanger pelletier levesque bergeron leclerc moore robinson walker clark murphy girard simard ross "
            "fortin gagne landry king macleod nguyen lavoie chan hall fraser kelly boucher cloutier reid bell poirier "
            "wright mitchell patel",
        ),
    ),
    "CH": NationalNames(
        men=RankedNames(
            0.02,
            "daniel peter hans thomas christian martin andreas michael marco david markus bruno stefan urs patrick "
            "marcel rene walter roland beat simon reto jean werner philippe roger robert kurt jose antonio paul lukas "
            "rolf adrian jurg heinz philipp pascal alexander laurent nicolas michel ernst luca urban matthias ueli "
            "roman samuel jonas dominik fritz claude kevin",
        ),
        women=RankedNames(
            0.028,
            "maria anna ursula ruth elisabeth sandra monika claudia verena nicole barbara andrea marie daniela sarah "
            "christine silvia karin susanne laura anita brigitte margrit esther petra katharina martina doris lea "
            "heidi rita sara nathalie regula franziska cornelia nina anne rosmarie manuela isabelle corinne simone "
            "beatrice eva sabine patricia annemarie jacqueline julia lena catherine irene vreni erika",
        ),
        family=RankedNames(
            0.0075,
            "muller meier schmid keller weber schneider huber meyer steiner fischer baumann frei brunner gerber "
            "widmer zimmermann moser graf wyss roth suter baumgartner bachmann bucher kunz hofer berger luthi sutter "
            "christen kaufmann hofmann bieri favre egli lehmann wenger arnold zurcher portmann weiss ammann rochat "
            "studer koch marti martin hess burri kaelin jordi schar stalder fuchs vogel maurer schwab haas fluckiger "
            "felder egger peter bianchi",
        ),
    ),
    "CL": NationalNames(
        men=RankedNames(
            0.03,
            "jose juan luis carlos jorge juan_carlos manuel francisco victor cristian pedro sebastian matias felipe "
            "diego rodrigo pablo patricio sergio cristobal miguel claudio nicolas hector jaime benjamin mauricio raul "
            "marcelo eduardo vicente daniel fernando ricardo alejandro mario oscar hernan gonzalo ignacio martin "
            "andres alex rene jonathan guillermo gabriel marco joaquin roberto ivan camilo david tomas alberto",
        ),
        women=RankedNames(
            0.045,
            "maria rosa ana camila carolina claudia patricia francisca daniela marcela javiera katherine constanza "
            "carmen margarita sandra elizabeth ana_maria catalina valentina gloria juana silvia luz isidora fernanda "
            "paula valeria paola andrea marta gabriela teresa veronica martina jacqueline monica alejandra maria_jose "
            "elena natalia pamela barbara ximena sofia olga jessica lorena norma antonia macarena susana nicole yasna "
            "ines",
        ),
        family=RankedNames(
            0.044,
            "gonzalez munoz rojas diaz perez soto contreras silva martinez sepulveda morales rodriguez lopez fuentes "
            "hernandez torres araya flores espinoza valenzuela castillo tapia reyes gutierrez castro pizarro alvarez "
            "vasquez sanchez fernandez ramirez carrasco gomez cortes herrera nunez jara vergara rivera figueroa "
            "riquelme garcia miranda bravo vera molina vega campos sandoval orellana cardenas olivares alarcon "
            "gallardo ortiz garrido salazar guzman henriquez saavedra",
        ),
    ),
    "CN": NationalNames(
        men=RankedNames(
            0.004,
            "wei jun qiang yong jie lei tao ming jianhua guoqiang hao bin peng yi chao bo gang feng zhiqiang jianguo "
            "haoran yuxuan zixuan jian hui hua liang dong kai xin hai zhigang weidong jianjun xiaoming jianping "
            "hongwei xuedong yang xiaodong guohua zhiyong weiming haiyan yifan junjie mingze zihan hongbo haibo "
            "zhiwei xu liangliang shaohua ping",
        ),
        women=RankedNames(
            0.005,
            "fang xiuying min jing li yan juan xia xiuli ying hong hua mei ling ting xue ping guiying xiaoyan lanying "
            "yulan guilan xiulan xiaohong yun dan hui yumei lijuan yanling haiyan xin xinyi yutong zihan meiling "
            "lihua shuzhen fenglan guizhen yuzhen shuying xiaoli yanhong chunmei qing rui jiayi qian ning jia wei wen "
            "shan",
        ),
        family=RankedNames(
            0.072,
            "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie "
            "han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan "
            "pan du dai xia zhong tian ren fan fang shi yao tan liao",
        ),
    ),
    "CO": NationalNames(
        men=RankedNames(
            0.03,
            "jose luis carlos juan jorge jose_luis andres juan_carlos luis_fernando diego juan_david santiago david "
            "miguel alejandro daniel pedro oscar sebastian jaime fernando cesar jhon camilo william hernan fabio "
            "edwin mauricio nelson alvaro manuel ricardo javier gustavo rafael juan_pablo juan_camilo nicolas wilson "
            "alexander fredy henry julian felipe hector orlando german mario carlos_alberto jesus samuel ivan",
        ),
        women=RankedNames(
            0.05,
            "maria luz ana martha rosa diana sandra claudia gloria blanca maria_fernanda paola angela carmen laura "
            "andrea patricia luz_marina ana_maria maria_del_carmen olga adriana luisa_fernanda carolina monica "
            "natalia yolanda leidy gladys margarita nancy alejandra catalina paula daniela valentina beatriz myriam "
            "liliana marcela esperanza juliana leidy_johana flor viviana yenny maria_camila dora johana esther nelly "
            "teresa valeria camila sara",
        ),
        family=RankedNames(
            0.024,
            "rodriguez gomez gonzalez martinez garcia lopez hernandez sanchez perez ramirez diaz rojas torres moreno "
            "gutierrez vargas munoz jimenez castro ortiz alvarez valencia ruiz ramos suarez herrera romero castillo "
            "quintero restrepo giraldo medina morales parra cardenas mosquera cordoba osorio marin velasquez mejia "
            "zapata arias ospina guerrero pena salazar arboleda contreras mendoza florez ortega londono rincon rivera "
            "cruz correa carvajal franco bernal",
        ),
    ),
    "CZ": NationalNames(
        men=RankedNames(
            0.057,
            "jiri jan petr pavel jaroslav martin tomas miroslav frantisek josef zdenek vaclav michal milan karel "
            "jakub lukas david ladislav vladimir ondrej stanislav roman marek antonin daniel vojtech filip adam radek "
            "ales matej rudolf lubos bohumil ivan radim dominik jindrich vladislav vit oldrich libor dalibor bohuslav "
            "patrik simon viktor robert lubomir kamil matyas richard marcel",
        ),
        women=RankedNames(
            0.049,
            "jana marie eva hana anna lenka katerina lucie vera alena petra veronika jaroslava tereza martina jitka "
            "helena michaela zdenka ludmila ivana jarmila monika marketa jirina zuzana eliska barbora marcela irena "
            "dagmar vlasta kristyna bozena milada adela dana nikola pavla libuse natalie andrea iveta klara miroslava "
            "karolina anezka blanka renata denisa radka simona olga gabriela kamila sarka",
        ),
        family=RankedNames(
            0.0066,
            "novak svoboda novotny dvorak cerny prochazka kucera vesely horak nemec pokorny marek pospisil hajek "
            "jelinek kral ruzicka benes fiala sedlak dolezal zeman nguyen kolar krejci navratil cermak vanek urban "
            "blazek kriz kratochvil kovar kopecky bartos vlcek musil simek polak konecny maly cech kadlec stanek "
            "stepanek holub kubat soukup mares dusek moravec sykora hruby tichy kolarik vavra matousek blaha machacek "
            "bures hruska",
        ),
    ),
    "DE": NationalNames(
        men=RankedNames(
            0.022,
            "peter michael thomas andreas wolfgang klaus stefan christian jurgen frank martin hans markus uwe bernd "
            "alexander daniel sebastian matthias helmut werner manfred jan ralf dieter dirk gerhard tobias heinz jorg "
            "florian christoph tim philipp lukas felix karl rainer sven oliver patrick marcel rolf holger torsten "
            "horst gunter kevin herbert volker paul david jens carsten leon robert heiko maximilian dennis benjamin",
        ),
        women=RankedNames(
            0.018,
            "maria ursula monika petra elisabeth sabine renate helga karin brigitte ingrid erika andrea gisela "
            "claudia susanne gabriele christa anna christine hildegard anja julia barbara nicole heike martina "
            "angelika stefanie birgit katharina sandra melanie ute christina katrin kerstin silke jutta laura lisa "
            "sarah heidi jessica anke ruth gerda edith irmgard silvia tanja cornelia marion regina vanessa doris "
            "manuela lena eva emma",
        ),
        family=RankedNames(
            0.0086,
            "muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter "
            "klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner "
            "schmitz krause meier lehmann schmid schulze maier kohler herrmann konig walter mayer huber kaiser fuchs "
            "peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther frank berger winkler "
            "roth beck lorenz baumann",
        ),
    ),
    "DK": NationalNames(
        men=RankedNames(
            0.017,
            "peter michael jens lars thomas henrik soren christian martin jan morten niels anders jesper hans mads "
            "rasmus per mikkel ole kim jorgen john erik jakob kasper frederik nikolaj bent claus flemming poul "
            "carsten simon knud finn svend brian emil torben kristian allan daniel rene steen arne kurt mathias lasse "
            "leif magnus william oliver steffen johannes",
        ),
        women=RankedNames(
            0.015,
            "anne kirsten mette hanne helle anna susanne lene maria marianne inge karen lone camilla bente pia louise "
            "charlotte jette tina gitte ida julie inger birthe lis mia else emma sofie dorthe sara tove annette line "
            "birgit christina kirstine jytte ingrid laura maja cecilie rikke nanna freja grethe ulla mathilde marie "
            "heidi rita lise ellen karin signe",
        ),
        family=RankedNames(
            0.044,
            "nielsen jensen hansen andersen pedersen christensen larsen sorensen rasmussen jorgensen petersen madsen "
            "kristensen olsen thomsen christiansen poulsen johansen moller mortensen knudsen jacobsen jakobsen "
            "mikkelsen olesen frederiksen laursen henriksen lund schmidt holm eriksen kristiansen simonsen clausen "
            "svendsen andreasen iversen jeppesen mogensen vestergaard nissen jespersen lauridsen frandsen ostergaard "
            "jepsen kjaer carlsen nygaard winther villadsen dahl norgaard bertelsen bruun skov gregersen kjeldsen "
            "bach lassen",
        ),
    ),
    "EE": NationalNames(
        men=RankedNames(
            0.014,
            "andres martin toomas margus jaan rein aleksandr sergei vladimir ants urmas tiit jaanus meelis andrei "
            "priit raivo peeter mart marko andrus mati ivo juri aivar kristjan siim tonu janek rasmus igor arvo "
            "aleksei robert villu kalle tarmo indrek kaido viktor markus karl raimo mihkel rain taavi lauri marek "
            "oliver riho ain nikolai jevgeni tanel madis heiki",
        ),
        women=RankedNames(
            0.016,
            "olga irina anne tiina sirje rita anna valentina jelena galina piret ulle katrin tatjana ludmila kristina "
            "malle natalja marina svetlana liis kristi reet maire merle aino kadri anneli triin riina leida eha eve "
            "marika maarja pille ene merike laura tiiu jana linda helgi maria kersti evi ingrid liina signe helle "
            "laine maimu sofia kai",
        ),
        family=RankedNames(
            0.0035,
            "ivanov tamm saar sepp magi smirnov vasiliev petrov kask kukk rebane ilves parn koppel lepik kuznetsov "
            "raudsepp mets oja luik mihhailov karu pavlov stepanov parts jogi laur vaher kuusk kruus tamme rand "
            "puusepp raud peterson uibo poder kallas kangur mitt aas lepp popov volkov johanson saks lill nommik "
            "teder arro mark allik kutt roosi pettai jarv rosenberg jakobson org",
        ),
    ),
    "EG": NationalNames(
        men=RankedNames(
            0.11,
            "mohamed ahmed mahmoud mostafa ali ibrahim hassan khaled amr omar youssef hussein tarek said abdallah "
            "karim sayed hany ashraf adel islam tamer ayman sherif hesham walid magdy wael abdelrahman samir ehab "
            "gamal emad yasser amir kamal ramy nasser hamdy hossam essam fathy sameh salah medhat osama mina george "
            "bassem mounir alaa nabil shady reda saad",
        ),
        women=RankedNames(
            0.04,
            "fatma mona aya mariam sara nour heba dina amira eman salma yasmin hanan nadia shaimaa doaa rania noha "
            "samia asmaa hoda marwa aisha menna habiba samar amal sahar nada nagwa zeinab reham randa manal rasha "
            "abeer nesma laila maha howaida jana ghada basma malak soad karima azza nermin farida magda sanaa esraa "
            "rehab hend omnia",
        ),
        family=RankedNames(
            0.06,
            "mohamed ahmed ali hassan mahmoud ibrahim mostafa hussein sayed abdelrahman abdallah youssef said mansour "
            "salem kamel fathy saleh soliman khalil farouk gamal shaaban omar ismail ramadan taha abdelaziz fouad "
            "elsayed metwally rashad abdelfattah nasr zaki saad amin naguib hamed othman shehata fahmy gaber badawy "
            "morsi girgis attia hamdy younis ragab barakat elmasry awad bakr samir adel hafez salama mekawy sabry",
        ),
    ),
    "ES": NationalNames(
        men=RankedNames(
            0.028,
            "antonio manuel jose francisco david juan javier daniel jose_antonio francisco_javier carlos jesus "
            "alejandro miguel jose_luis rafael pedro angel miguel_angel jose_manuel pablo fernando sergio luis jorge "
            "alberto juan_carlos alvaro juan_jose diego raul adrian juan_antonio enrique ivan ruben ramon vicente "
            "oscar andres mario joaquin santiago juan_manuel victor roberto eduardo jaime hugo ignacio marcos "
            "francisco_jose jordi salvador alfonso ricardo emilio",
        ),
        women=RankedNames(
            0.026,
            "maria_carmen maria carmen ana_maria laura maria_pilar maria_dolores isabel josefa maria_teresa ana marta "
            "cristina maria_angeles lucia maria_isabel francisca maria_jose antonia sara paula dolores elena raquel "
            "rosa_maria pilar concepcion manuela maria_jesus mercedes julia beatriz nuria silvia irene alba patricia "
            "rosario juana teresa encarnacion andrea montserrat alicia monica maria_mar marina sonia sandra rocio "
            "angela susana sofia yolanda natalia margarita claudia eva inmaculada",
        ),
        family=RankedNames(
            0.031,
            "garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez ruiz "
            "diaz moreno munoz alvarez romero gutierrez alonso navarro torres dominguez ramos vazquez gil ramirez "
            "serrano blanco molina suarez morales ortega delgado castro ortiz marin rubio nunez sanz medina iglesias "
            "castillo cortes garrido santos guerrero lozano cano cruz mendez flores prieto herrera pena leon marquez "
            "cabrera gallego calvo vidal campos",
        ),
    ),
    "FI": NationalNames(
        men=RankedNames(
            0.04,
            "juhani antero johannes mikael tapani olavi matti timo juha kari jari mika antti mikko jukka pekka markku "
            "janne petri pentti hannu marko heikki sami seppo tapio jarmo ville tommi jorma erkki lauri harri raimo "
            "reijo pertti eero veikko tero teemu jussi kalevi esa ilkka risto tuomas jouni aleksi joni arto pasi "
            "henri juho kimmo tomi eetu niko rasmus vesa ari",
        ),
        women=RankedNames(
            0.045,
            "maria helena anneli johanna kaarina marjatta hannele kristiina liisa tuula anne paivi anna ritva pirjo "
            "sari minna leena tarja pirkko seija tiina merja raija laura eila hanna sirpa anja kirsi eeva heidi jaana "
            "riitta marja aino irja sanna satu susanna ulla eija sinikka terttu mari katja jenni aila marjo outi nina "
            "emilia sofia tuulikki arja irma mervi",
        ),
        family=RankedNames(
            0.0042,
            "korhonen virtanen makinen nieminen makela hamalainen laine heikkinen koskinen jarvinen lehtonen lehtinen "
            "saarinen salminen heinonen niemi heikkila kinnunen salonen turunen salo laitinen tuominen rantanen "
            "karjalainen jokinen mattila savolainen lahtinen ahonen ojala leppanen hiltunen vaisanen miettinen "
            "pitkanen aaltonen manninen hakala koivisto anttila laaksonen hirvonen lehto raisanen laakso toivonen "
            "mustonen aalto rasanen moilanen nurmi peltonen seppala partanen hanninen kallio kemppainen kettunen "
            "lappalainen pesonen",
        ),
    ),
    "FR": NationalNames(
        men=RankedNames(
            0.026,
            "jean michel pierre philippe alain nicolas christophe patrick daniel bernard christian frederic laurent "
            "stephane eric julien pascal thomas david gerard dominique thierry alexandre olivier sebastien jacques "
            "andre claude francois vincent kevin antoine bruno guillaume gilles marc serge maxime didier rene franck "
            "robert romain paul jerome louis anthony mathieu lucas clement fabrice benjamin cedric guy florian "
            "quentin hugo arnaud marcel ludovic",
        ),
        women=RankedNames(
            0.04,
            "marie nathalie isabelle sylvie catherine monique francoise martine christine jacqueline valerie anne "
            "veronique sandrine nicole sophie stephanie jeanne celine chantal patricia annie julie brigitte laurence "
            "aurelie christiane laura corinne dominique emilie camille florence virginie denise michele claudine "
            "danielle claire sandra marine caroline audrey elodie sarah colette helene josiane lucie pauline karine "
            "emma manon lea delphine suzanne odette agnes chloe laetitia",
        ),
        family=RankedNames(
            0.0045,
            "martin bernard thomas robert richard petit durand dubois moreau laurent simon michel lefebvre leroy roux "
            "david bertrand morel garcia girard fournier bonnet andre lambert fontaine dupont rousseau vincent muller "
            "lefevre mercier faure blanc guerin boyer garnier chevalier francois legrand gauthier perrin robin "
            "clement morin nicolas henry roussel mathieu gautier masson duval marchand denis lemaire dumont noel "
            "meyer dufour marie brun meunier",
        ),
    ),
    "GB": NationalNames(
        men=RankedNames(
            0.032,
            "david john peter michael james paul robert andrew stephen mark richard william christopher thomas ian "
            "alan daniel simon anthony matthew george brian kevin jack joseph philip adam martin colin graham keith "
            "neil steven edward charles nigel kenneth gary barry oliver harry ryan jonathan benjamin ronald alexander "
            "mohammed derek luke roger stuart patrick lee dennis samuel trevor raymond nicholas jason callum",
        ),
        women=RankedNames(
            0.023,
            "margaret susan mary elizabeth sarah patricia jean christine jacqueline anne karen linda emma helen joan "
            "barbara julie janet claire laura ann rebecca jennifer carol jane catherine sheila dorothy amanda sandra "
            "nicola lisa maureen pauline charlotte victoria angela alison samantha lucy hannah katherine pamela "
            "brenda amy rachel sophie michelle gillian lesley jessica deborah diane louise emily olivia joanne tracey "
            "june kathleen",
        ),
        family=RankedNames(
            0.0113,
            "smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright "
            "walker white edwards hughes green hall lewis harris clarke patel jackson wood turner martin cooper hill "
            "ward morris moore clark lee king baker harrison morgan allen james scott phillips watson davis parker "
            "price bennett young griffiths mitchell kelly cook carter richardson bailey collins bell shaw murphy "
            "miller cox khan",
        ),
    ),
    "GR": NationalNames(
        men=RankedNames(
            0.075,
            "georgios dimitrios konstantinos ioannis nikolaos christos panagiotis vasileios athanasios michail "
            "evangelos spyridon anastasios theodoros andreas emmanouil charalampos stavros alexandros antonios petros "
            "apostolos eleftherios ilias grigorios stylianos pavlos markos angelos gerasimos sotirios aristeidis "
            "savvas kyriakos fotios lampros stefanos efstathios iosif lazaros marios eustratios giorgos giannis "
            "kostas nikos dimitris thanasis vangelis tasos makis spyros panos lefteris manolis alexis",
        ),
        women=RankedNames(
            0.08,
            "maria eleni aikaterini vasiliki sofia georgia anastasia evangelia ioanna dimitra eirini panagiota "
            "angeliki konstantina paraskevi kalliopi anna despoina fotini alexandra chrysoula stavroula eftychia "
            "christina athanasia olga theodora nikoletta varvara zoi stamatia aspasia marina kyriaki ourania "
            "eleftheria magdalini afroditi ifigenia chrysanthi spyridoula efthymia stella margarita theano marianna "
            "katerina niki danai charikleia xanthippi argyro antonia irini ilektra",
        ),
        family=RankedNames(
            0.0035,
            "papadopoulos papageorgiou oikonomou papadimitriou georgiou papaioannou pappas vasileiou nikolaou "
            "karagiannis vlachos antoniou makris papanikolaou dimitriou ioannidis georgiadis triantafyllou papadakis "
            "athanasiou konstantinidis ioannou alexiou christodoulou theodorou giannopoulos nikolaidis konstantinou "
            "panagiotopoulos michailidis papakonstantinou papathanasiou antonopoulos dimopoulos karras dimitriadis "
            "anagnostou petrou alexopoulos anastasiou vasilopoulos angelopoulos nikolopoulos spyropoulos kostopoulos "
            "hatzis theodoropoulos xenos samaras raptis lambrou giannakopoulos tsoukalas papas karamanlis manolis "
            "sotiriou stavrou mavros",
        ),
    ),
    "HR": NationalNames(
        men=RankedNames(
            0.03,
            "ivan josip marko stjepan tomislav zeljko mario ante luka zoran damir ivica nikola mladen dario petar "
            "davor zdravko robert igor goran filip mate drago matej vladimir branko karlo hrvoje dragutin antun "
            "kresimir matija juraj leon miroslav franjo antonio slavko bruno david boris sinisa domagoj jakov darko "
            "dino vedran fran toni milan neven roko dominik denis sasa",
        ),
        women=RankedNames(
            0.047,
            "marija ana ivana mirjana katarina nada dragica ljubica vesna kata sanja marina petra snjezana jelena "
            "anica jasna josipa lucija barica maja zeljka martina ankica tea kristina mia nikolina anita slavica lana "
            "ivka gordana tatjana marta lara matea valentina zdenka biljana dubravka iva jadranka branka helena sara "
            "dora ema tihana monika stefica vlasta renata irena ruzica",
        ),
        family=RankedNames(
            0.0055,
            "horvat kovacevic babic maric juric kovacic novak vukovic knezevic markovic petrovic matic tomic pavlovic "
            "kovac bozic blazevic grgic pavic radic peric filipovic saric lovric vidovic perkovic popovic bosnjak "
            "jukic barisic rukavina simic ivankovic loncar nikolic bilic martinovic jurisic mandic basic jurkovic "
            "posavec cosic jovanovic lukic klaric vuk poljak stankovic brkic mikulic barbaric milic varga zupan galic "
            "ivkovic tadic jelic djuric ruzic",
        ),
    ),
    "HU": NationalNames(
        men=RankedNames(
            0.033,
            "laszlo istvan jozsef janos zoltan sandor gabor ferenc attila peter tamas zsolt tibor andras csaba imre "
            "lajos gyorgy balazs gyula mihaly david adam robert daniel krisztian mate bence norbert karoly bela "
            "roland szabolcs miklos mark richard viktor gergo marton levente geza kristof dominik akos milan gergely "
            "balint kalman ervin pal dezso erno barnabas benedek hunor",
        ),
        women=RankedNames(
            0.038,
            "maria erzsebet katalin ilona eva anna zsuzsanna margit judit agnes andrea julianna ildiko erika "
            "krisztina iren monika eszter edit gabriella szilvia anita aniko viktoria marta tunde timea magdolna "
            "vivien piroska melinda gizella klara beata terez reka petra dora henrietta rozalia bernadett nikolett "
            "boglarka zsofia valeria livia fanni kinga lilla barbara hanna nora orsolya dorottya zita emese",
        ),
        family=RankedNames(
            0.022,
            "nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos "
            "meszaros olah simon racz fekete szilagyi torok feher balazs gal kis szucs kocsis orsos pinter fodor "
            "szalai sipos magyar lukacs gulyas biro kiraly laszlo balog jakab bogdan katona sandor varadi boros "
            "fazekas kelemen antal somogyi fulop orosz vincze hegedus veres deak budai balint pal illes szoke bodnar",
        ),
    ),
    "ID": NationalNames(
        men=RankedNames(
            0.03,
            "muhammad ahmad agus budi slamet sutrisno andi eko hendra dedi joko bambang rudi hadi heri wahyu dwi iwan "
            "supriyadi yanto suparman ridwan asep arif rizki dian fajar hariyanto nur abdul yusuf adi indra irfan "
            "sugeng tri sri ade usman syamsul herman rahmat agung bayu yudi suryadi doni ari jamal samsudin mulyono "
            "suwarno udin aditya rahmad",
        ),
        women=RankedNames(
            0.03,
            "siti sri nur dewi ani ratna wati yuni rina lestari sumarni eka indah ningsih fitri endang nurhayati tuti "
            "dian wahyuni sari kartini yanti rini maria lina novi ayu tri aminah titin susi yuliana murni rohani mega "
            "suryani nurul ida putri ika rahmawati marni astuti dwi rosita maya elis desi wulan neneng lilis fatimah "
            "hasanah anisa",
        ),
        family=RankedNames(
            0.008,
            "sari setiawan saputra lestari wati hidayat susanti wahyuni santoso wijaya nugroho kurniawan siregar "
            "putra rahmawati purnomo gunawan sitompul simanjuntak nasution ningsih susanto hasibuan handayani putri "
            "lubis harahap rahayu suryadi sutrisno prasetyo utami sihombing suryani firmansyah pratama permana "
            "wulandari ginting manurung astuti supriyanto haryanto situmorang yulianti maulana ramadhan syahputra "
            "budiman wibowo halim tanjung tarigan irawan hartono rahman sinaga simbolon pangaribuan sembiring",
        ),
    ),
    "IE": NationalNames(
        men=RankedNames(
            0.04,
            "john patrick michael james thomas david sean daniel paul brian conor william joseph kevin peter declan "
            "liam martin mark stephen noel gerard robert padraig niall eoin ciaran jack cian gavin barry shane denis "
            "anthony christopher dermot eamon brendan aidan oisin colm adam fionn darragh francis donal desmond "
            "donnchadh alan ian keith edward jason jim ronan",
        ),
        women=RankedNames(
            0.045,
            "mary margaret catherine ann elizabeth bridget kathleen sarah aoife ciara sinead niamh emma helen anne "
            "patricia eileen siobhan noreen laura rachel karen michelle linda teresa deirdre grainne orla maria "
            "jennifer fiona claire amy rebecca louise josephine caroline roisin sheila saoirse maeve emily lisa breda "
            "carmel geraldine grace aisling eimear nora katie angela lucy una frances",
        ),
        family=RankedNames(
            0.011,
            "murphy kelly byrne ryan osullivan obrien walsh oconnor oneill oreilly doyle mccarthy gallagher doherty "
            "kennedy lynch murray quinn moore mcloughlin carroll connolly daly oconnell wilson dunne brennan burke "
            "collins campbell clarke johnston hughes farrell fitzgerald brown martin maguire nolan flynn thompson "
            "callaghan odonnell duffy omahony boyle healy oshea white sweeney hayes kavanagh power mcgrath moran "
            "brady stewart casey foley fitzpatrick",
        ),
    ),
    "IL": NationalNames(
        men=RankedNames(
            0.025,
            "david yosef moshe mohammed avraham yaakov daniel yitzhak michael haim shlomo eli yehuda ariel noam itai "
            "ahmad yehonatan omer shmuel meir amir uri yair ron alexander avi yossi amit eitan lior guy asaf roi ido "
            "nadav gal tal eyal ilan shimon mahmoud rami dov oren nir boaz gil ofer erez matan tomer shai eliyahu "
            "barak",
        ),
        women=RankedNames(
            0.022,
            "sara rachel esther miriam chana tamar yael noa michal rivka maya shira avigail adi ayala adele talia "
            "yehudit ruth leah dina chaya batya anat hila sigal orit galit irina dalia naomi ronit shoshana orna "
            "efrat liat keren hadar inbar sharon dana tali shulamit orly einat limor ilana zehava hagit malka fatima "
            "merav rina vered mor",
        ),
        family=RankedNames(
            0.022,
            "cohen levi mizrahi peretz biton dahan avraham friedman malka azoulay katz yosef david amar ohayon hadad "
            "gabay ben_david adri klein levin tal shapira hazan moshe ashkenazi segal golan yitzhak edri suissa "
            "ben_shimon vaknin eliyahu amsalem shalom ben_haim bar harel shahar sharabi ivgi barak yaakov rosenberg "
            "benita goldstein sasson tzur baruch maman weiss schwartz rubin ben_hamo alfasi zohar weizman nahum "
            "goldberg kaplan",
        ),
    ),
    "IN": NationalNames(
        men=RankedNames(
            0.012,
            "ram rahul amit rajesh sunil sanjay vijay suresh ramesh anil rakesh ashok manoj rajendra mohammed vinod "
            "santosh mahesh raju ravi mukesh ajay deepak sandeep arun krishna dinesh manish pramod pankaj prakash "
            "lakshman rohit vikas abdul shiv arjun vishal naresh jitendra ganesh gopal mohan vivek sachin suraj anand "
            "nitin kiran harish rohan abhishek aditya kumar satish karan ankit arvind prashant nikhil",
        ),
        women=RankedNames(
            0.018,
            "sunita anita lakshmi priya geeta rekha pooja savita sita asha kavita neha manju meena sarita mamta "
            "sushila suman radha nirmala usha saroj kiran pushpa seema shanti kamala laxmi urmila poonam sangeeta "
            "jyoti parvati fatima kanta babita renu vandana kalpana rani deepa anjali divya swati sneha aishwarya "
            "nisha shobha lalita bhavna aarti preeti maya ritu shweta komal rukmini sarojini malathi",
        ),
        family=RankedNames(
            0.055,
            "devi singh kumar das kaur ram yadav kumari lal bai khatun mandal ali sharma ray sah patel khan shah "
            "prasad patil ansari thakur roy gupta khatoon begum verma mondal sahu paswan rao nayak bibi ahmed biswas "
            "pal mishra jha chauhan pawar chaudhary reddy rani saha joshi sarkar ghosh mohammed nair pillai iyer "
            "mehta desai rathod solanki banerjee jain agarwal more jadhav tiwari shinde pandey",
        ),
    ),
    "IR": NationalNames(
        men=RankedNames(
            0.065,
            "mohammad ali hossein reza mehdi hassan amir ahmad abbas mahmoud saeed mohammad_reza alireza hamid majid "
            "amirhossein ebrahim mostafa masoud javad mohsen akbar davoud saeid vahid hadi karim morteza yousef "
            "asghar behnam rasoul farhad milad gholamreza behzad nasser babak bahram iman esmaeil siavash kourosh "
            "dariush arash omid shahram pouya ehsan navid kamran farid jalal nima mansour",
        ),
        women=RankedNames(
            0.06,
            "fatemeh zahra maryam masoumeh sakineh zeinab sara narges leila somayeh roghayeh khadijeh tahereh elham "
            "parvin zohreh marzieh nasrin azam mina hamideh shahrbanoo razieh farideh akram mahnaz niloufar samira "
            "nazanin parisa setareh mahsa mehri nahid farzaneh soheila shirin zhila fereshteh simin mona mahin hanieh "
            "kobra robabeh atefeh elaheh ghazaleh azadeh nasim hoda pegah yasaman bahareh tayebeh",
        ),
        family=RankedNames(
            0.007,
            "mohammadi hosseini ahmadi rezaei moradi karimi jafari rahimi hashemi ebrahimi heydari akbari ghasemi "
            "mousavi sadeghi asadi rahmani kazemi bagheri abbasi amiri rostami salehi alizadeh mahmoudi yousefi "
            "nazari safari hassani mirzaei soltani nouri norouzi hosseinzadeh esmaeili ghorbani jalali yazdani "
            "farahani shahbazi khosravi taheri alavi azizi rashidi amini sharifi eskandari bahrami fathi naderi "
            "tavakoli rajabi zare heidari khalili maleki najafi shirazi tehrani",
        ),
    ),
    "IT": NationalNames(
        men=RankedNames(
            0.045,
            "giuseppe antonio giovanni mario luigi francesco angelo vincenzo marco andrea salvatore pietro roberto "
            "alessandro carlo stefano paolo franco domenico bruno giorgio luca michele maurizio claudio massimo "
            "davide matteo lorenzo fabio simone riccardo daniele federico enrico sergio raffaele gianluca alberto "
            "nicola filippo leonardo emanuele umberto giacomo renato tommaso gabriele cristian pasquale rosario "
            "gennaro fabrizio gaetano ciro mauro guido sandro aldo",
        ),
        women=RankedNames(
            0.075,
            "maria anna giuseppina rosa angela giovanna teresa lucia carmela caterina francesca antonietta carla "
            "elena concetta rita margherita franca paola laura giulia chiara sara valentina alessandra silvia martina "
            "federica roberta stefania daniela patrizia barbara simona elisa monica cristina claudia luisa marta "
            "raffaella antonella vincenza giorgia sofia alice eleonora serena emma manuela michela sabrina immacolata "
            "assunta ilaria filomena grazia",
        ),
        family=RankedNames(
            0.0026,
            "rossi ferrari russo bianchi romano gallo costa fontana conti esposito ricci bruno de_luca moretti marino "
            "greco barbieri lombardi giordano colombo mancini longo leone martinelli marchetti martini galli gatti "
            "mariani ferrara santoro marini bianco conte serra farina gentile caruso morelli ferri testa ferraro "
            "pellegrini grassi rossetti d_angelo bernardi mazza rizzi silvestri vitale franco parisi martino "
            "valentini castelli bellini monti lombardo rinaldi rizzo villa",
        ),
    ),
    "JP": NationalNames(
        men=RankedNames(
            0.007,
            "hiroshi takashi kenji kazuo akira yuki takeshi satoshi hiroki kenichi makoto minoru kiyoshi shigeru "
            "daiki naoki yuta kenta shota tatsuya daisuke yoshio masao tetsuya kazuya ryota sho ren haruto yuto sota "
            "koji yasushi mamoru isamu hideki osamu noboru susumu takuya hayato ryo kaito tsutomu manabu toshio yuji "
            "jun koichi shinji masahiro kazuki yamato toru tadashi isao",
        ),
        women=RankedNames(
            0.008,
            "yoko keiko kazuko sachiko yoshiko hiroko michiko yumi kumiko akiko emiko misaki aoi yui hina sakura yuka "
            "ayumi megumi mayumi naomi tomoko kyoko noriko yuko fumiko toshiko reiko chieko junko masako haruka mai "
            "ai miho rina ayaka nanami miyuki kaori yukiko mika hana rin kanako mari setsuko sumiko hisako etsuko "
            "asuka honoka ayano eri saori nobuko",
        ),
        family=RankedNames(
            0.015,
            "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki "
            "yamaguchi saito matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto yamashita "
            "ishikawa nakajima maeda fujita ogawa goto okada hasegawa murakami kondo ishii sakamoto endo aoki fujii "
            "nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi kaneko "
            "wada nakayama ishida ueda morita hara",
        ),
    ),
    "KE": NationalNames(
        men=RankedNames(
            0.022,
            "john joseph peter james david samuel daniel paul stephen francis charles george patrick simon kennedy "
            "michael moses evans joshua dennis brian kevin isaac collins vincent benard mohamed hassan martin robert "
            "anthony elijah victor thomas william duncan richard jackson erick edwin geoffrey julius wycliffe philip "
            "ali abdi alex titus antony nicholas joel eliud fredrick benson hillary",
        ),
        women=RankedNames(
            0.025,
            "mary jane grace elizabeth ann margaret faith mercy lucy esther sarah alice agnes catherine rose joyce "
            "ruth caroline susan florence beatrice lilian nancy hellen eunice janet purity joan irene winnie naomi "
            "jackline dorcas gladys martha sharon violet monica lydia salome fatuma rachel josephine veronica stella "
            "teresia beth judith peris edith wanjiru halima damaris milka brenda",
        ),
        family=RankedNames(
            0.011,
            "otieno mwangi odhiambo maina ochieng kamau onyango njoroge owino omondi kariuki ouma mohamed kimani juma "
            "njuguna waweru karanga wambui wanjiru wafula karanja njeri wairimu achieng mutua muthoni kiprotich "
            "cheruiyot koech langat rotich kipkoech wanjala barasa simiyu nyambura wanjiku akinyi mburu gitau ngugi "
            "macharia githinji musyoka kyalo muriuki abdi ali hassan kibet kiplagat korir chebet atieno adhiambo "
            "okoth oduor mutiso nduta",
        ),
    ),
    "KR": NationalNames(
        men=RankedNames(
            0.006,
            "minjun youngsu seojun jihoon sungho minho jungho donghyun hyunwoo sanghoon youngho jinho sungmin jongsu "
            "junho minsu jaehyun sungjin kyungho junyoung seongho jihun taehyun jinwoo dohyun junseo yejun siwoo "
            "juwon youngjin sangwoo dongwook jaewon hyunjun seungmin woojin kwangsu byungchul youngchul yongho "
            "chulsoo kangmin jaeho seunghyun sangmin kiho hyungjun geonwoo taeyang minseok inho hojun sunwoo jaeyoung",
        ),
        women=RankedNames(
            0.007,
            "youngsook jiyoung seoyeon jiwoo mijeong jungsook soonja eunju youngja jisoo minji eunyoung soojin hyejin "
            "yuna jihye sunghee kyungsook myungsook mikyung eunji hyunju minjeong seoyun jimin sujin yoonseo haeun "
            "mihee okja boram yujin sooyeon areum jieun kyunghee youngmi hyeyoung yeji minseo sora eunkyung hyunjung "
            "jungeun yeonghee soonhee jaehee sunmi hyosun dahye jinah chaewon nayoung somin kyungja",
        ),
        family=RankedNames(
            0.215,
            "kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong jeon ko moon "
            "son yang bae baek heo yoo nam shim noh ha kwak sung cha joo woo koo min jin ji eom chae won cheon bang "
            "kong hyun ham byun yeom yeo choo do seok sun seol ma gil wi",
        ),
    ),
    "LT": NationalNames(
        men=RankedNames(
            0.037,
            "jonas vytautas tomas andrius mindaugas antanas darius juozas marius algirdas mantas lukas saulius "
            "rimantas arturas paulius vidas petras kazimieras stasys vladas gintaras donatas rokas gediminas linas "
            "edvinas karolis jokubas matas dainius robertas dovydas ignas romualdas tadas arvydas egidijus sarunas "
            "virginijus aleksandras valdas kestutis deividas remigijus nerijus povilas evaldas zygimantas dominykas "
            "justinas simonas laurynas raimondas vilius",
        ),
        women=RankedNames(
            0.028,
            "irena ona janina lina daiva inga rasa kristina vida agne jurgita danute laima jolanta zita greta elena "
            "nijole ruta gintare egle birute regina aldona ausra rita vilma diana genovaite asta edita simona laura "
            "marija viktorija audrone ieva gabija monika rimante sandra loreta gabriele jurate ramune emilija alma "
            "dalia sigita kamile stase erika vaida renata zivile",
        ),
        family=RankedNames(
            0.003,
            "kazlauskas jankauskas petrauskas stankevicius paulauskas zukauskas butkus vasiliauskas balciunas urbonas "
            "kavaliauskas ramanauskas navickas savickas pocius zilinskas baranauskas kairys sakalauskas dambrauskas "
            "cerniauskas rimkus bagdonas adomaitis rutkauskas norkus mikalauskas lukosevicius malinauskas vaitkus "
            "simkus grigas mockus jonaitis vysniauskas jasaitis gudaitis sabaliauskas ivanauskas mazeika budrys juska "
            "morkunas banys zemaitis vaitkevicius sukys matulis zilys kucinskas ivanov stonkus gedvilas karalius "
            "barkauskas tamosiunas lapinskas rakauskas bernotas zalys",
        ),
    ),
    "LV": NationalNames(
        men=RankedNames(
            0.042,
            "janis andris juris edgars maris aivars martins guntis peteris aleksandrs valdis ivars sergejs igors "
            "vladimirs normunds arturs raimonds gints guntars roberts uldis aigars aldis dainis viktors andrejs "
            "kaspars gunars imants ainars rihards nikolajs agris inguss kristaps toms didzis ilmars modris arvids "
            "gatis karlis raivis dmitrijs aleksejs vilnis armands oskars vitalijs girts olegs eriks dzintars zigurds",
        ),
        women=RankedNames(
            0.036,
            "anna inese kristine ilze inga anita liga dace iveta daina elena marija ingrida irina ina vija aija zane "
            "velta biruta valentina tatjana ieva aina mara laura svetlana sandra ruta evita sarmite lilija natalja "
            "zinaida baiba agnese ludmila olga maija ligita solvita gunta guna vita santa gita galina skaidrite monta "
            "jelena iluta diana rasma dzintra ausma",
        ),
        family=RankedNames(
            0.006,
            "berzins kalnins ozolins jansons ozols liepins krumins balodis eglitis petersons zarins vitols ivanovs "
            "klavins karklins vanags abolins lapins dzenis kovalevskis rozitis silins smirnovs zvirbulis saulitis "
            "apinis gulbis purins grinbergs kokins strazdins bite krastins medne zalitis kaulins vilks pavlovs "
            "briedis straume freimanis dreimanis ziedins putnins veinbergs vasiljevs petrovs sprogis kreslins skujins "
            "lacis rudzitis bergmanis martinsons paegle upitis rubenis viksna celmins zile",
        ),
    ),
    "MA": NationalNames(
        men=RankedNames(
            0.08,
            "mohamed ahmed youssef hassan rachid said abdelkader omar khalid mustapha ali hamid driss karim abdellah "
            "brahim hicham mehdi noureddine amine abderrahim aziz ayoub jamal ibrahim anas hamza abdelilah othmane "
            "soufiane adil mounir bilal taha yassine reda zakaria ismail badr nabil kamal jawad tarik lahcen larbi "
            "houssam walid samir fouad abdelaziz hakim marouane azzedine",
        ),
        women=RankedNames(
            0.06,
            "fatima khadija fatima_zahra aicha naima rachida malika zineb mina hanane meryem salma nadia karima "
            "samira imane sara hafida zahra amina laila latifa jamila saida nezha asmae hasna houda ikram najat "
            "kaoutar hajar ghita siham loubna bouchra halima rabia sanae fadma souad chaimae nora hind ilham rajae "
            "btissam wafae ouafae mariam oumaima kenza nawal hayat",
        ),
        family=RankedNames(
            0.008,
            "alaoui idrissi el_idrissi el_amrani tazi bennani benjelloun el_fassi alami el_alaoui saidi naciri "
            "berrada chraibi el_khattabi amrani filali el_mansouri ouali bouazza cherkaoui hassani lahlou el_ouafi "
            "benali mansouri el_amri haddad sabri zeroual rachidi el_kadiri el_harrak kabbaj sebti bensouda belhaj "
            "fassi el_omari ziani jabri khalfi mouhib rahmouni el_hamdaoui daoudi salmi boukhari el_haddad kettani "
            "mekouar touzani slaoui hamdaoui el_aissaoui oufkir skalli benkirane el_malki ghazali",
        ),
    ),
    "MX": NationalNames(
        men=RankedNames(
            0.062,
            "jose juan jose_luis francisco antonio jesus miguel alejandro juan_carlos pedro manuel carlos luis jorge "
            "roberto miguel_angel fernando javier daniel ricardo eduardo raul sergio rafael david martin arturo "
            "victor_manuel mario oscar jose_antonio alberto enrique gerardo victor alfredo diego armando hector "
            "guadalupe cesar angel salvador ramon guillermo andres edgar gustavo ruben jaime santiago marco_antonio "
            "felipe alfonso mateo sebastian emiliano leonardo",
        ),
        women=RankedNames(
            0.076,
            "maria guadalupe maria_guadalupe juana margarita maria_del_carmen josefina veronica leticia rosa "
            "francisca teresa alicia alejandra martha patricia yolanda elizabeth gloria gabriela silvia ana "
            "maria_elena claudia adriana rosa_maria carmen norma carolina ana_maria sandra laura araceli irma "
            "luz_maria karla monica ana_karen esther lucia fernanda diana daniela sofia valeria maria_fernanda rocio "
            "beatriz blanca erika lorena mariana andrea ximena dulce_maria jessica brenda lidia isabel",
        ),
        family=RankedNames(
            0.042,
            "hernandez garcia martinez lopez gonzalez perez rodriguez sanchez ramirez cruz flores gomez morales "
            "vazquez reyes jimenez torres diaz gutierrez ruiz mendoza aguilar ortiz moreno castillo romero alvarez "
            "mendez chavez rivera juarez ramos dominguez herrera medina castro vargas guzman velazquez munoz rojas "
            "de_la_cruz contreras salazar luna ortega guerrero santiago estrada bautista cortes soto alvarado "
            "espinoza lara avila cervantes rios vega delgado",
        ),
    ),
    "NG": NationalNames(
        men=RankedNames(
            0.02,
            "ibrahim musa mohammed abubakar sunday emmanuel ahmed john samuel joseph usman yusuf abdullahi david "
            "daniel michael sani peter james chukwuemeka paul umar friday ali isah aliyu emeka bello adamu suleiman "
            "monday garba chinedu olusegun babatunde tunde ikechukwu haruna ifeanyi godwin solomon victor moses "
            "obinna uche kingsley sunny femi kehinde taiwo chidi segun wale bashir hassan",
        ),
        women=RankedNames(
            0.02,
            "mary blessing grace fatima amina aisha hauwa comfort joy ngozi esther ruth elizabeth zainab patience "
            "maryam patricia rose chioma chinyere mercy victoria hadiza sarah halima funmilayo folake nkechi ifeoma "
            "florence gloria rahila amaka uchechi adaobi bukola titilayo yetunde bola sade khadija safiya asabe "
            "charity happiness peace queen precious ngozika stella juliet kehinde taiwo rukayat felicia",
        ),
        family=RankedNames(
            0.012,
            "ibrahim musa abubakar mohammed abdullahi sani usman adamu yusuf umar bello john ahmed garba aliyu isah "
            "joseph samuel sunday emmanuel okafor eze okeke peter james ali daniel lawal paul nwachukwu haruna idris "
            "okonkwo adeyemi obi suleiman oluwole david moses balogun ogunleye okoro adebayo chukwu nwosu hassan uche "
            "okon ojo friday effiong obinna salisu akpan adeleke igwe onyekachi bassey michael dauda",
        ),
    ),
    "NL": NationalNames(
        men=RankedNames(
            0.04,
            "jan johannes peter cornelis hendrik willem jeroen mark paul dennis martijn rob bas tom thomas erik marco "
            "sander hans pieter tim daan lucas gerrit henk jeffrey kevin robert frank michael kees rick gerard bart "
            "patrick jacobus wim stefan mohamed ronald martin piet maarten arjan richard dirk marcel ruud bram joost "
            "sem lars niels koen antonius ton bert",
        ),
        women=RankedNames(
            0.04,
            "maria anna johanna cornelia wilhelmina elisabeth monique linda esther petra anja sandra marieke ingrid "
            "hendrika saskia wilma marjan sanne annemarie karin lisa emma jacqueline anouk mieke ellen ria inge laura "
            "kim femke marianne eva sophie nicole marloes els yvonne angelique lotte julia joke diana ans bianca "
            "adriana marleen astrid iris carla miranda suzanne manon annelies tess",
        ),
        family=RankedNames(
            0.0054,
            "de_jong jansen de_vries van_den_berg van_dijk bakker janssen visser smit meijer de_boer mulder de_groot "
            "bos vos peters hendriks van_leeuwen dekker brouwer de_wit dijkstra smits de_graaf van_der_meer "
            "van_der_linden kok jacobs de_haan vermeulen van_den_heuvel van_der_veen van_den_broek de_bruijn de_bruin "
            "van_der_heijden schouten van_beek willems van_vliet van_de_ven hoekstra maas verhoeven koster van_dam "
            "van_der_wal prins blom huisman peeters de_jonge kuipers van_veen post kuiper veenstra kramer "
            "van_den_brink scholten van_wijk",
        ),
    ),
    "NO": NationalNames(
        men=RankedNames(
            0.018,
            "jan per bjorn ole lars kjell knut svein arne thomas hans geir tor martin morten terje odd erik anders "
            "andreas john rune trond tore daniel harald jon stian magnus kristian oyvind rolf espen jonas marius "
            "fredrik christian tom nils einar leif sverre eirik steinar alexander helge sindre frode egil vegard roar "
            "henrik roger oystein havard",
        ),
        women=RankedNames(
            0.017,
            "anne inger kari marit ingrid liv eva berit astrid bjorg hilde anna solveig marianne randi ida nina silje "
            "elisabeth kristin bente heidi maria hanne linda tone anita elin tove wenche ragnhild camilla ellen karin "
            "hege mona marie ann julie emma else laila gerd lene line monica nora grethe turid aud sara bodil siri "
            "emilie stine mette",
        ),
        family=RankedNames(
            0.0098,
            "hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johnsen pettersen "
            "eriksen berg haugen hagen johannessen andreassen jacobsen dahl jorgensen halvorsen henriksen lund "
            "sorensen jakobsen moen gundersen iversen strand svendsen solberg martinsen paulsen knutsen eide bakken "
            "kristoffersen mathisen lie amundsen nguyen rasmussen lunde solheim berge moe nygard bakke kristensen "
            "fredriksen holm lien hauge christensen andresen nielsen knudsen evensen saether ahmed",
        ),
    ),
    "PE": NationalNames(
        men=RankedNames(
            0.045,
            "jose juan luis carlos jorge jesus victor manuel miguel pedro cesar julio juan_carlos luis_alberto angel "
            "jose_luis wilmer francisco daniel segundo david alex roberto percy oscar walter diego santos edwin edgar "
            "christian richard jaime andres javier alberto marco ricardo eduardo raul fernando joel elmer mario "
            "ronald henry alejandro hugo sebastian antonio felix hector kevin anthony wilson",
        ),
        women=RankedNames(
            0.06,
            "maria rosa ana carmen juana luz flor gloria julia martha santos elizabeth rosa_maria sonia teresa nelly "
            "lucia patricia luisa milagros victoria norma isabel yolanda carla olga elena silvia karina diana betty "
            "gladys nancy sandra bertha lidia angelica lourdes gabriela andrea cecilia vilma veronica edith irma ruth "
            "cynthia mercedes fiorella claudia dina margarita jessica vanessa katherine",
        ),
        family=RankedNames(
            0.019,
            "quispe flores sanchez rodriguez garcia rojas huaman mamani diaz lopez ramos torres vasquez chavez "
            "mendoza perez castillo fernandez ramirez gonzales cruz vargas gutierrez espinoza castro ruiz condori "
            "romero reyes salazar leon gomez martinez medina alvarez silva huamani herrera guevara rivera morales "
            "aguilar paredes palomino villanueva cardenas cabrera vega tello ortiz delgado carrasco valverde ccama "
            "apaza choque soto navarro",
        ),
    ),
    "PH": NationalNames(
        men=RankedNames(
            0.016,
            "jose juan michael antonio john_paul mark john roberto ricardo eduardo mark_anthony manuel fernando "
            "ronald jerome rodrigo reynaldo jesus pedro francisco danilo christian romeo joel rolando ramon rogelio "
            "arnel john_mark alfredo edgar allan carlo john_lloyd alvin jayson renato ryan ernesto noel edwin marvin "
            "bryan jeffrey rommel jomar angelo benjamin jaime domingo rey virgilio dennis arturo",
        ),
        women=RankedNames(
            0.025,
            "maria mary_grace mary_jane mary_ann michelle jennifer rosemarie marilyn angelica cristina marites "
            "josephine lourdes teresita rowena evelyn gloria carmen jocelyn jessa_mae rosalie rose_ann corazon imelda "
            "luzviminda princess cherry angel kimberly elena remedios erlinda leonora april maricel analyn lorna "
            "arlene precious rhea elizabeth catherine sheila lea nenita norma virginia nelia aurora joy marivic "
            "janine rosario luz jasmine",
        ),
        family=RankedNames(
            0.006,
            "dela_cruz garcia reyes ramos mendoza santos flores gonzales bautista villanueva fernandez cruz de_guzman "
            "lopez perez castillo francisco rivera aquino castro sanchez torres de_leon domingo martinez rodriguez "
            "santiago soriano delos_santos diaz hernandez tolentino valdez ramirez morales mercado tan aguilar "
            "navarro manalo gomez dizon del_rosario javier corpuz gutierrez salvador velasco miranda david salazar "
            "ferrer alvarez sarmiento pascual lim delos_reyes marquez jimenez cortez antonio",
        ),
    ),
    "PK": NationalNames(
        men=RankedNames(
            0.11,
            "muhammad ali ahmed abdul ghulam imran asif usman bilal hassan hussain zahid tariq shahid nadeem khalid "
            "amjad naveed waqas adnan faisal kashif irfan rashid arshad kamran akhtar umar saeed akram aslam nasir "
            "javed sajid waseem hamza iqbal rizwan shabbir riaz sohail yasir zubair junaid shoaib farhan ashraf anwar "
            "liaqat mushtaq abdullah fahad haider danish sardar",
        ),
        women=RankedNames(
            0.03,
            "fatima ayesha nasreen shabana bushra rukhsana saima maryam zainab khadija shazia sadia farzana asma "
            "nazia hina samina rabia naila kausar parveen rubina zahida sana iqra yasmeen tahira irum shaheen mehwish "
            "noreen sidra uzma sumaira amina nadia kiran robina hafsa aliya tasleem sobia razia tayyaba nighat "
            "zubaida fouzia anila bibi saira nasim nusrat aqsa mariam hira",
        ),
        family=RankedNames(
            0.045,
            "khan ahmed ali hussain muhammad bibi shah iqbal malik begum butt akhtar mahmood hassan ahmad chaudhry "
            "raza qureshi siddiqui sheikh syed mirza baig rehman abbasi javed nawaz akram rashid hussein ansari "
            "bhatti rana awan khatoon aslam ashraf parveen saeed anwar haider riaz bukhari jamil afridi abbas sharif "
            "arshad yousaf zaman khalid dar gill mughal naqvi zaidi memon baloch hashmi farooq",
        ),
    ),
    "PL": NationalNames(
        men=RankedNames(
            0.024,
            "piotr krzysztof andrzej tomasz pawel jan michal marcin jakub adam stanislaw marek lukasz grzegorz "
            "mateusz wojciech mariusz dariusz maciej zbigniew jerzy rafal robert kamil dawid szymon kacper jacek "
            "ryszard tadeusz artur jaroslaw sebastian patryk damian daniel karol roman przemyslaw filip antoni "
            "kazimierz arkadiusz marian franciszek aleksander henryk leszek bartosz slawomir miroslaw dominik wieslaw "
            "adrian edward hubert czeslaw zdzislaw radoslaw krystian",
        ),
        women=RankedNames(
            0.033,
            "anna katarzyna maria malgorzata agnieszka barbara ewa krystyna magdalena elzbieta joanna aleksandra "
            "zofia monika teresa danuta natalia karolina marta julia beata dorota jadwiga janina alicja jolanta irena "
            "iwona grazyna paulina justyna zuzanna bozena wiktoria urszula renata hanna sylwia agata helena patrycja "
            "maja izabela emilia aneta weronika ewelina martyna halina klaudia marianna gabriela dominika lena "
            "stanislawa amelia kinga kamila edyta wanda",
        ),
        family=RankedNames(
            0.0054,
            "nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski "
            "kozlowski mazur jankowski kwiatkowski wojciechowski krawczyk kaczmarek piotrowski grabowski zajac "
            "pawlowski krol michalski wrobel wieczorek jablonski nowakowski majewski olszewski stepien dudek jaworski "
            "malinowski adamczyk pawlak gorski nowicki sikora witkowski walczak rutkowski baran michalak szewczyk "
            "ostrowski tomaszewski pietrzak zalewski wroblewski jasinski marciniak sadowski bak zawadzki duda "
            "jakubowski wilk chmielewski borkowski wlodarczyk sokolowski szczepanski sawicki lis",
        ),
    ),
    "PT": NationalNames(
        men=RankedNames(
            0.055,
            "jose joao antonio manuel pedro carlos luis francisco rui paulo miguel jorge nuno tiago ricardo fernando "
            "bruno andre diogo joaquim rafael daniel goncalo hugo rodrigo domingos vitor filipe mario tomas sergio "
            "duarte guilherme afonso martim alvaro henrique eduardo gabriel david helder marco samuel marcio armando "
            "alberto augusto artur simao fabio raul leonel santiago vasco bernardo",
        ),
        women=RankedNames(
            0.11,
            "maria ana isabel sofia joana margarida mariana catarina ines beatriz marta teresa carla sara patricia "
            "sandra rita paula helena cristina susana claudia filipa carolina andreia leonor fernanda matilde monica "
            "daniela sonia diana rosa manuela tania francisca marisa vera alice luisa laura raquel fatima lurdes "
            "conceicao liliana lucia eduarda gabriela bruna madalena rosaria vanessa barbara graca lara",
        ),
        family=RankedNames(
            0.055,
            "silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes "
            "lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares vieira "
            "monteiro cardoso rocha neves raposo coelho cruz cunha pires ramos reis simoes antunes matos fonseca "
            "machado araujo barbosa tavares lourenco castro figueiredo azevedo freitas magalhaes henriques lima "
            "guerreiro batista pinheiro faria baptista miranda esteves",
        ),
    ),
    "RO": NationalNames(
        men=RankedNames(
            0.026,
            "ion andrei gheorghe alexandru vasile constantin mihai nicolae cristian marian florin daniel dumitru "
            "adrian ioan ionut gabriel viorel catalin bogdan marius stefan petru george ilie costel razvan cosmin "
            "sorin valentin alin lucian robert dan claudiu ciprian radu liviu ovidiu vlad david tudor silviu octavian "
            "aurel laurentiu mircea emil victor dragos eugen paul teodor iulian traian grigore",
        ),
        women=RankedNames(
            0.06,
            "maria elena ana ioana andreea mihaela alexandra daniela cristina georgiana gabriela florentina mariana "
            "nicoleta alina ionela simona loredana roxana anca raluca monica carmen bianca camelia diana adriana "
            "corina oana valentina laura irina aurelia victoria lucia rodica liliana viorica steliana ramona "
            "constanta florica paula denisa teodora larisa doina angela gheorghita tatiana aurica veronica mirela "
            "lidia natalia cornelia ecaterina silvia",
        ),
        family=RankedNames(
            0.01,
            "popa popescu ionescu pop radu dumitru stan stoica gheorghe matei ciobanu constantin marin rusu stanciu "
            "lazar serban nistor moldovan ilie munteanu ionita oprea dinu florea vasile tudor manole dobre dumitrescu "
            "diaconu neagu barbu cojocaru toma ene petre sandu iancu mihai preda stefan nicolae badea enache "
            "marinescu andrei voicu georgescu anghel costea olteanu mocanu niculae vlad rus dragomir sava muresan "
            "lungu balan iordache",
        ),
    ),
    "RS": NationalNames(
        men=RankedNames(
            0.026,
            "dragan milan aleksandar nikola zoran marko milos stefan nemanja goran vladimir ivan dejan luka jovan "
            "dusan slobodan miroslav petar predrag bojan nenad milorad ljubisa branislav sasa radovan zivorad filip "
            "lazar mihajlo dusko stevan vuk boban darko igor bratislav miodrag uros djordje branko danilo radomir "
            "milutin momcilo srdjan bogdan svetislav ratko vojislav veljko slavisa dalibor tomislav",
        ),
        women=RankedNames(
            0.03,
            "milica marija jelena ana ivana dragana jovana snezana gordana ljiljana mirjana vesna milena jasmina "
            "slavica marina tijana sanja biljana katarina natasa nada danijela radmila aleksandra andjela teodora "
            "maja sladjana vera suzana svetlana olivera ljubica zorica dusica tamara sara olga stana tatjana dragica "
            "jasna anastasija nevena kristina bojana mila dunja branka rada verica violeta sofija nina",
        ),
        family=RankedNames(
            0.0085,
            "jovanovic petrovic nikolic markovic djordjevic stojanovic ilic stankovic pavlovic milosevic todorovic "
            "milenkovic jankovic savic popovic zivkovic stevanovic tomic simic kostic lazic mitrovic radovanovic "
            "ristic lukic filipovic djuric vasic mladenovic pantic ivanovic antic zivanovic milic cvetkovic obradovic "
            "djokic perovic milovanovic lazarevic bogdanovic stefanovic radosavljevic aleksic arsic vukovic matic "
            "radic krstic peric blagojevic maksimovic milutinovic ivkovic vidovic novakovic marinkovic milanovic "
            "simonovic tasic veljkovic",
        ),
    ),
    "RU": NationalNames(
        men=RankedNames(
            0.09,
            "aleksandr sergey vladimir andrey aleksey dmitry mikhail nikolay ivan viktor yury evgeny igor anatoly "
            "pavel roman maksim oleg vasily konstantin valery denis artem vyacheslav vitaly ilya boris kirill anton "
            "nikita ruslan vadim leonid stanislav grigory daniil egor gennady petr timur vladislav eduard stepan "
            "arseny fedor matvey georgy valentin yaroslav lev rustam ildar marat gleb timofey semyon",
        ),
        women=RankedNames(
            0.06,
            "elena olga tatyana natalya irina svetlana anna maria lyudmila ekaterina galina nadezhda valentina yulia "
            "marina anastasia nina vera lyubov larisa oksana daria ksenia victoria tamara alexandra evgenia antonina "
            "raisa zoya polina alla kristina valeria inna alina lidia elizaveta margarita yana veronika lilia rimma "
            "zinaida sofia diana klavdia varvara angelina alisa snezhana karina natalia zhanna kira",
        ),
        family=RankedNames(
            0.013,
            "ivanov smirnov kuznetsov popov vasiliev petrov sokolov mikhailov novikov fedorov morozov volkov alekseev "
            "lebedev semenov egorov pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin zakharov zaitsev "
            "solovyov borisov yakovlev grigoriev romanov vorobyov sergeev kuzmin frolov alexandrov dmitriev korolev "
            "gusev kiselev ilyin maksimov polyakov sorokin vinogradov kovalev belov medvedev antonov tarasov zhukov "
            "baranov filippov komarov davydov belyaev gerasimov bogdanov osipov sidorov matveev titov markov mironov "
            "krylov",
        ),
    ),
    "SA": NationalNames(
        men=RankedNames(
            0.1,
            "mohammed abdullah ahmed ali khalid abdulaziz abdulrahman saad fahad saleh ibrahim sultan hassan nasser "
            "saud faisal omar hussain turki yousef majed bandar mansour salem nawaf hamad saeed mishal waleed tariq "
            "badr rashed fawaz mubarak adel sami hani ziyad yasser naif talal osama bader hamza mazen anas "
            "abdulmajeed rakan mutlaq hatem ayman bassam marwan thamer",
        ),
        women=RankedNames(
            0.045,
            "fatima nora sara maryam aisha noura amal hessa huda reem maha hanan munira mona layla abeer amani latifa "
            "jawaher lama nouf haya samira asma najla badriah ghada shaima sultana dalal norah modhi rana manal salma "
            "wafa haifa afnan shahad eman raghad ebtisam jamila khadija zainab hind wejdan lulwa asmaa ahlam rawan "
            "taghreed fawziah alanoud",
        ),
        family=RankedNames(
            0.02,
            "al_ghamdi al_harbi al_otaibi al_qahtani al_zahrani al_dosari al_shehri al_mutairi al_shammari al_anazi "
            "al_malki al_maliki al_subaie al_juhani al_amri al_asiri al_balawi al_rashidi al_yami al_khaldi al_ahmadi "
            "al_ahmari al_johani al_hazmi al_thaqafi al_sulami al_qarni al_shahrani al_saadi al_omari al_bishi "
            "al_enezi khan al_salem al_ali al_ahmed al_mohammed al_hassan al_ibrahim al_hamdan al_saleh al_rashid "
            "al_faraj al_hussain al_saud al_sheikh al_najjar al_haddad al_masri al_sayed al_bakri al_khatib al_tamimi "
            "al_ansari al_hashimi al_jaber al_nasser al_mansour al_otaiby al_rajhi",
        ),
    ),
    "SE": NationalNames(
        men=RankedNames(
            0.02,
            "lars mikael anders johan erik per peter karl jan thomas fredrik daniel hans andreas mats stefan bengt "
            "mattias bo magnus marcus jonas niklas nils alexander oskar leif bjorn patrik ulf henrik christer viktor "
            "robin david joakim emil gustav filip simon tommy kjell christoffer anton sven martin rickard christian "
            "william robert roger jakob rolf goran linus lennart hakan oscar sebastian kent claes",
        ),
        women=RankedNames(
            0.017,
            "anna eva maria karin kristina lena emma sara kerstin marie ingrid malin jenny birgitta annika inger elin "
            "monica linda ulla hanna johanna susanne sofia helena elisabeth carina agneta gunilla ida annette ann "
            "julia linnea marianne camilla asa anette barbro amanda therese cecilia anita frida jessica gun siv "
            "matilda madeleine margareta mona alice helen klara josefin berit lisa anneli",
        ),
        family=RankedNames(
            0.024,
            "andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson "
            "jonsson jansson hansson bengtsson carlsson petersson lindberg magnusson lindstrom gustavsson olofsson "
            "lindgren axelsson bergstrom lundberg lundgren jakobsson berg berglund fredriksson sandberg henriksson "
            "mattsson forsberg sjoberg wallin engstrom eklund danielsson lundin hakansson bjork bergman gunnarsson "
            "wikstrom holm isaksson samuelsson fransson bergqvist nystrom ali arvidsson lind holmberg lofgren nyberg "
            "soderberg blomqvist mohamed",
        ),
    ),
    "SI": NationalNames(
        men=RankedNames(
            0.024,
            "franc marko ivan anton andrej janez joze luka peter matej milan tomaz bojan jozef nejc gregor rok "
            "bostjan robert branko alojz igor ales matjaz stanislav rudolf jure miha dejan danijel uros martin ziga "
            "vladimir dusan simon mitja jan marjan miran damjan tadej blaz david primoz zan aleksander mirko vid "
            "zoran samo nik filip jaka gasper",
        ),
        women=RankedNames(
            0.059,
            "marija ana maja irena mojca mateja nina andreja natasa anja barbara katja jozefa eva milena majda sara "
            "petra jozica sonja tatjana katarina tina alenka milka vesna nada tanja martina ivana marjeta spela nika "
            "franciska helena lara monika urska ema darja angela stanislava jana lana tjasa zala lucija hana jasmina "
            "danica klara ivanka anica marjana silva",
        ),
        family=RankedNames(
            0.0054,
            "novak horvat kovacic krajnc zupancic potocnik kovac mlakar kos vidmar golob turk kralj zupan bizjak "
            "hribar korosec rozman kotnik kavcic petek kolar zagar hocevar kastelic koren oblak zajc vidic knez "
            "petrovic medved pirc cernic lah kuhar pavlin jereb bozic dolenc hren hodzic jerman kobal tomazic majcen "
            "zorko lesjak jovanovic markovic babic sever pintaric kokalj gorenc tratnik erjavec pusnik kolaric "
            "primozic logar furlan",
        ),
    ),
    "SK": NationalNames(
        men=RankedNames(
            0.058,
            "jozef jan peter martin michal milan tomas marek lukas miroslav stefan jakub pavol frantisek matej "
            "ladislav adam stanislav samuel vladimir igor filip juraj daniel anton jaroslav andrej rastislav patrik "
            "dusan ivan robert marian branislav lubomir dominik matus roman richard erik david karol kristian viktor "
            "rudolf tibor imrich radovan maros simon vojtech eduard lubos norbert",
        ),
        women=RankedNames(
            0.062,
            "maria anna zuzana katarina eva jana helena monika martina alzbeta lucia ivana kristina andrea margita "
            "michaela veronika marta viera simona petra natalia nikola magdalena lenka adriana daniela jozefina "
            "zdenka sofia renata alena emilia anezka gabriela marcela dominika barbora terezia olga miroslava "
            "viktoria tatiana lydia ema irena sona iveta beata silvia nina denisa erika dana ingrid",
        ),
        family=RankedNames(
            0.0055,
            "horvath kovac varga toth nagy balaz szabo molnar lukac novak kovacik polak hudak gaspar oravec kral "
            "benko urban cerny hudec bartos kollar slovak novotny olah farkas nemeth simko baran kucera takac soltes "
            "kiss balog ivan hruska gajdos mraz sokol kuchar klement sedlak danko pavlik valent jurik chovanec danis "
            "bednar sykora duris mikula blasko krajci adamec hric holub sabol juhasz majer",
        ),
    ),
    "TH": NationalNames(
        men=RankedNames(
            0.009,
            "somchai somsak prasert sompong wichai anan suchart surachai boonmee somboon prasit chai narong manop "
            "thawat wirat sombat udom pichai sakda thongchai apichart kittisak nattapong thanakorn arthit chatchai "
            "worawut anuwat preecha suthep chaiwat weerachai kriangkrai pornchai sanya phichit natthawut supachai "
            "amnat somkiat winai decha teerapong krit pongsakorn wittaya ekachai sarawut nopporn tanawat somyot "
            "bancha",
        ),
        women=RankedNames(
            0.01,
            "somporn somjai malee ratana sunee wanna suda boonsri somsri sumalee kanya napaporn siriporn nittaya "
            "pranee wilai supaporn jintana kanokwan chanida areerat rattana orawan pornthip duangjai saowanee "
            "supattra benjawan nongnuch waraporn natthida ladda chutima thanyarat urai wandee porn pimchanok siriwan "
            "jiraporn anong sudarat yupin arunee monthira parichat patcharee nonglak kamonwan amporn lamai chalermsri "
            "pensri sasithorn",
        ),
        family=RankedNames(
            0.0012,
            "saetang saelee saelim saechan saeng kaewmanee thongdee sukjai jaidee srisuk chaiyasit boonmee "
            "rattanaporn wongsa kongkaew phromma saengthong chanthara somboon bunma inthasorn kaewkla phetcharat "
            "thongchai suwan sukkasem chaiyo wongsawat srisawat promsri jantarat ruangsri saelao khamdee suksawat "
            "yodying thammasit boonsong kanchana intha chaisri meesuk panya rakthai jitjai thepsuk kaewsai noiphan "
            "sangthong phonchai singto nakorn charoensuk somjit ponsri buakaew sritong chuenchom mahawong duangdee",
        ),
    ),
    "TR": NationalNames(
        men=RankedNames(
            0.06,
            "mehmet mustafa ahmet ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman "
            "abdullah mahmut salih emre kemal recep fatih yasin burak hakan yilmaz kadir serkan adem emin mert metin "
            "ugur enes cem bekir can orhan onur kerem eyup sinan arda umut furkan ferhat veysel selim cengiz musa "
            "erdal baris volkan bulent erkan ercan gokhan tolga eren",
        ),
        women=RankedNames(
            0.065,
            "fatma ayse emine hatice zeynep elif meryem serife zehra sultan hanife merve havva zeliha esra fadime "
            "ozlem yasemin hulya busra kubra cemile songul rabia dilek sevim kader tugba yeter hacer aysel arzu asli "
            "asiye derya sibel esma gulsum betul nurten gamze pinar leyla seda gul semra selma hilal melek ebru sevgi "
            "gizem tulay nurcan aynur",
        ),
        family=RankedNames(
            0.017,
            "yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara "
            "koc kurt ozkan simsek polat korkmaz ozcan cakir erdogan can acar sen aktas guler yalcin gunes bozkurt "
            "bulut keskin turan unal gul ozer kaplan sari avci isik tekin tas kose yavuz coskun aksoy ates ozen "
            "bayram karaca yuksel uysal guven toprak duman akin uzun demirci erdem",
        ),
    ),
    "TW": NationalNames(
        men=RankedNames(
            0.003,
            "jiahao zhiming junjie jianhong junhong zhihao zhiwei wenxiong jinlong yixiong mingzhe jiaming guanyu "
            "chengen zongxian jianzhong guohua junxian chunhong zhengxiong weilun jiawei bairui pinrui chenghan boyu "
            "chihming chiahao chunchieh chihwei wenhsiung chienhung kuanyu mingche tsunghan minghui shihming tzuchien "
            "chiming jungkai yuting weichen yuhsuan poyu kuohua chichung shenghsiung hsinhung taoming",
        ),
        women=RankedNames(
            0.004,
            "shufen shuhui meiling yating meihua yijun shujuan shuzhen liwen xinyi xiuying yahui meiyun jiaying "
            "yichun peishan xiuzhen shufang jingyi meijuan xiaoling yalin yuting jiaxin peiyu yuhan yihan meihui "
            "shumei lihua yiju hsinyi shuhua meiying hsiaoling yachi chiaying chiahsin peijung hsiuying meifeng "
            "yichen wenling shuchen chingyi yushan hsiumei lichen meichu",
        ),
        family=RankedNames(
            0.11,
            "chen lin huang chang li wang wu liu tsai yang hsu cheng hsieh kuo hung chiu tseng liao lai chou yeh su "
            "chuang chiang lu ho hsiao lo kao pan chien chu chung peng yu chan hu shih shen tu wei sun tai fan fang "
            "teng song deng tsao hou wen yao tang kung lan pai lien ma tien yen",
        ),
    ),
    "UA": NationalNames(
        men=RankedNames(
            0.06,
            "oleksandr serhiy volodymyr mykola andriy ivan vasyl viktor yuriy mykhailo anatoliy dmytro oleh ihor "
            "petro vitaliy roman oleksiy maksym pavlo bohdan yevhen vladyslav denys artem stepan yaroslav ruslan "
            "taras valeriy leonid bogdan hryhoriy stanislav danylo nazar vadym kostiantyn kyrylo borys rostyslav "
            "vyacheslav anton artur illia mark matviy ostap tymofiy eduard sviatoslav arsen davyd hennadiy fedir",
        ),
        women=RankedNames(
            0.045,
            "olena maria tetiana nataliya olha iryna oksana halyna svitlana anna liudmyla valentyna nadiya ivanna "
            "yuliya kateryna hanna vira viktoriya anastasiya marina lyubov larysa sofiya yana daria inna nina alina "
            "lesya ruslana polina veronika alla zoya diana raisa zlata solomiya zoryana bohdana khrystyna yevheniya "
            "antonina tamara ksenia stefaniya milana eva yaroslava vasylyna lidia lilia mariya snizhana",
        ),
        family=RankedNames(
            0.0053,
            "melnyk shevchenko kovalenko bondarenko boyko tkachenko kravchenko kovalchuk koval oliynyk shevchuk "
            "polishchuk tkachuk savchenko bondar marchenko rudenko moroz lysenko petrenko klymenko pavlenko kravchuk "
            "kuzmenko savchuk ivanov levchenko ponomarenko vasylenko shvets pavlyuk romanenko panchenko khomenko "
            "popov mazur gavrilyuk hrytsenko kushnir petrov karpenko kostenko zinchenko yurchenko litvinenko "
            "sydorenko babenko tymoshenko nazarenko tkach voloshyn tarasenko fedorenko honcharenko martyniuk "
            "palamarchuk kharchenko novikov zakharchenko stepanenko",
        ),
    ),
    "US": NationalNames(
        men=RankedNames(
            0.031,
            "james john robert michael david william richard joseph thomas christopher charles daniel matthew anthony "
            "mark steven donald paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey "
            "ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory "
            "alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas "
            "peter kyle",
        ),
        women=RankedNames(
            0.026,
            "mary patricia jennifer linda elizabeth barbara susan jessica karen sarah lisa nancy sandra betty ashley "
            "emily kimberly margaret donna michelle carol amanda melissa deborah stephanie rebecca sharon laura "
            "cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine "
            "debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce lauren kelly "
            "christina ruth joan",
        ),
        family=RankedNames(
            0.0083,
            "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez "
            "wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez "
            "lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker "
            "hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards "
            "collins reyes stewart morris",
        ),
    ),
    "VN": NationalNames(
        men=RankedNames(
            0.01,
            "hung tuan dung minh hai anh thanh hoang duc cuong nam long hieu son thang trung quang huy dat tu tien "
            "tung khanh linh phong hoa binh kien hoai tan quan khoa lam phuc duy bao loc tai viet thinh vinh nghia "
            "toan vu hau dong kiet an giang phat nhan tri phuoc sang khang",
        ),
        women=RankedNames(
            0.012,
            "anh huong hoa lan linh thao trang ha mai hang phuong nga thuy hien ngoc yen nhung dung thu ly van hong "
            "huyen nguyet quynh hanh nhi vy loan giang nhu my chi tuyet lien oanh xuan tham ngan ngat tram diep bich "
            "uyen thanh hue tam cuc trinh kim thoa duyen tuyen vi",
        ),
        family=RankedNames(
            0.31,
            "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly trinh dinh dao doan lam mai luong "
            "truong cao phung ta to quach ha chau thai luu trieu vuong thach nghiem kieu tang son khuc la phi ton "
            "quan thi tong chu diep hua bach bang danh dam kim lai lu mac ninh tu ung vi",
        ),
    ),
    "ZA": NationalNames(
        men=RankedNames(
            0.018,
            "thabo sipho johannes john petrus david pieter jacobus willem michael siyabonga johan themba bongani jan "
            "andries peter sibusiso mandla james hendrik lucky simon tshepo joseph vusi gerhardus christiaan kagiso "
            "daniel francois philip robert jabulani tebogo samuel lwazi junior sello lesego mohamed mark sandile "
            "nkosinathi richard stephanus frans kevin sizwe andrew moses kobus mpho dumisani andile",
        ),
        women=RankedNames(
            0.02,
            "maria elizabeth sarah johanna anna thandi nomvula nthabiseng susanna lerato magdalena nomsa margaret "
            "martha grace precious mary nokuthula catherine palesa busisiwe zanele thandeka dikeledi aletta hester "
            "lindiwe zodwa buhle fatima ntombi michelle refilwe nosipho ayanda patricia lebogang boitumelo karabo "
            "tshegofatso nonhlanhla cornelia francina mpho nomthandazo portia phumzile nicole chantel gloria naledi "
            "bongiwe beauty ruth rethabile",
        ),
        family=RankedNames(
            0.007,
            "dlamini nkosi ndlovu khumalo sithole mokoena botha naidoo van_der_merwe mahlangu mkhize pillay khoza "
            "zulu govender gumede mthembu nel smith nxumalo venter mabaso pretorius molefe ngcobo radebe buthelezi "
            "tshabalala jacobs van_wyk mbatha cele zungu mohlala coetzee fourie mnguni maluleke mathebula zwane "
            "naicker steyn nkuna chauke baloyi kruger williams sibiya moloi du_plessis adams masango motaung abrahams "
            "moyo ncube van_zyl swanepoel davids petersen zondi",
        ),
    ),
}
