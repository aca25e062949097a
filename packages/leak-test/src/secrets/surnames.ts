// Surnames of many languages, in ASCII, at least seven letters: values that no detector of "random-looking" strings calls
// secret. None is a word of English, of HTML or CSS, a typeface, or a name that program code is full of (Gauss, Huffman).

/** In alphabetical order, each once. */
export const SURNAMES: readonly string[] = `
aalerud abdulazimov abdullahi abubakar achterberg adadevoh adamczyk adekunle adesina adeyemi afolabi afolayan
aguirre agyeman ahmadov ajewole akintola akopyan albuquerque aldridge alekseev alexiou alibekov almeida
almqvist alparac altamirano alvarado amankwah ambrosini ambrosio amundsen anagnostou andreassen andriessen
angelopoulos anggraini anquetil antonenko aparicio apostolou appleyard aragones arbuthnot archuleta arellano
armitage arnarsson arriaga arsenault arslonov asamoah aschenbach ashworth asplund atkinson aubertin augustsson
auricchio avdeenko averyanov awolowo ayodele azevedo azizova babajide babayan bachmeier bagratyan bainbridge
bakradze balakrishnan baldacci baldursson balodis bamgbose bandyopadhyay banerjee baranowski barberi barbieri
barclay bardhan barrientos bartholdy bartoszewicz bartulin barzilai basilone battaglia baudouin baumgartner
bautista beauchamp beaulieu beckstrom bedewitz bekmurodyeva belanger bellamy bellerose beltramini belvisi
benavides benecke bengtsson benitez berezovsky bergdahl berglund bergqvist bernhardt bernier bertolucci
bertrand betschart bettencourt bhattacharya biccari bielawski bielecki biernacki bilodeau birkeland birkemeyer
bissonnette bjarnason bjerregaard bjorklund blackwood blanchet blazevic blochwitz blomqvist blumenthal boateng
bobinac bobrowski boccaccio bogdanov bogisich boisvert bolivar bonaventura bongiorno bonnefoy borelli
borgstrom borisenko borkowski borowski bossard botelho botello bouchard boudreaux boulanger bourgeois
bourguiba bousquet bracamonte bradshaw braithwaite brandstatter braunstein breitner bressan brezhnev brightman
brisebois broadbent broberg brodeur brunetti bruyneel brynjolfsson buchanan buchholz buchrucker bukowski
bulgakov buonarroti burgstaller burroughs bustamante butkevicius bydlowski caballero cadwallader cailler
cajzler calabrese calafiore calderon callaghan callegari camacho cantrell capaldi capellini cappello carbajal
cardenas careddu carmichael carollo carpentier carrasco carrieri carvalho casagrande castaneda castellana
castellano castonguay catanzaro cavalcanti cavendish cerqueira cervantes chakraborty chaloupka champlain
chandrasekhar charbonneau charpentier chatterjee chaudhary cheptoo cherkasov chernyshev chevalier chidambaram
chmielewski cholmondeley chopard chowdhury christodoulou chrzanowski chukwuemeka cieslak cirelli clutterbuck
coghlan colangelo collingwood colquhoun comeaux corazza cordeiro cordioli coretti cormier cornejo corriveau
coulombe courtois covarrubias coviello cranston crawford cristofaro cromwell cruickshank cunningham cybulski
czajkowski czarnecki dabrowski dahlberg dahlgren dahlstrom daidone dalgaard damasceno danielsson darboven
daskalakis davidovich deangelis debenham dechambeau degrassi delacroix delafuente delaney delgado delvecchio
demetriou dertmann deschamps desjardins desrosiers destefano dethloff devereux dhillon diakite dickinson
diefenbach dijkstra dimitriou dingiswayo dmitriev dobrowolski doherty dolgopolov dombrowski donaghy donatelli
doubrava dougherty douglass dragojlov drozdowski drummond dubinsky dubrovsky duchesne dudarenko dufresne
dumitrescu dumitriu dunaway dupuytren dvoracek dziedzic eberhardt echeverria eckersley edmondson edvardsson
eggleston eichelberger eidsvold ekstrand eldridge elizondo ellingsen elphinstone emanuelsson emberson
engebretsen englund erginsoy eriksen eriksson errichiello escalante escamilla escobar escobedo esposito
esterhazy estrada etchegaray evangelista evstigneev ezekwesili fagerlund fairbanks fairweather falkenberg
farnsworth farquhar farrugia fassbender faulkner featherstone federova feldmann feliziani fernandes ferrante
ferreira ferrigno feuerbach fiedler figueroa filippov finkelstein fitzgerald fitzpatrick fleischer fleming
flodqvist florescu fomenko fontaine forsberg fortescue fothergill fournier francesco frankowski franzoni
fredriksen freiberg friedrich frobisher fuentes fujimoto fukuyama fullerton furtado gabrielyan gagarina
gaillard galbraith galindo gallagher gallardo gambino gamsakhurdia gandolfini ganzmann garabedian gardiner
garibaldi garrido gasparyan gatterson gauthier gavrilov gazivoda gebremariam geisler genjega georgiou
gerasimov gerhardt germaine getachew ghirlandaio giacalone giannopoulos gilchrist gillespie giordano giraldo
girardet gislason gjorgiev glazebrook gleizes glowacki godinez goldberg goldschmidt golovkin gomulka goncalves
gonzaga goodfellow gorbunov gordhan gorecki goswami gottlieb grabowski granados granholm graziani greenbaum
greenfelder gregersen griffiths grigoryan grimaldi grinberg groenewald grunwald guadalupe guerreiro guerrero
guevara guillaume gulbrandsen gunnarsson gustavsson gutierrez gyllenhaal habermann haddington hagstrom
haidarov halloran halvorsen hammarberg hammerstein handelman hannigan hansson haraldsen hargreaves harrington
harting hashimoto hasselblad hathaway haugland havisham hawthorne hazlewood heathcote heatherington hedstrom
heidelmann heidenreich heikkinen heinonen heinrich helgason hellstrom hendricks henriksen heraldsson hermansen
hernandez herzigova hetherington hidalgo higginbotham hillebrand hinterseer hirschfeld hjelmstad hochberg
hodovanj hoekstra hofstadter hogenkamp hollande hollister holmberg holmqvist holyoake honeycutt hopkinson
hopland horvath houghton hovhannisyan hrushevsky huddleston humphrey hutchinson hyvarinen iacobucci
ibrahimovic iglesias ignatiev ikonomou ilyosov ingebrigtsen inglethorpe ingrosso ioannidis irvington isaksson
ishikawa islomov israelyan ivanenko iwanowski iyengar jablonski jacobsen jagiello jaiyeola jakobsen jakobsson
jamolov janevski jankovitch jankowski janssens jaramillo jaroszewski jasinski javohirov jayawardene jefferies
jendrzej jeppesen jereminov jerzykowski jimenez johannesson jokinen jonasson jorgensen josephson joubert
jovanovic jurgensen jurkowski juselius kabanova kaczmarek kalashnikov kalinowski kallstrom kamenova kaminski
kandinsky kaniyar kapadia kaproncai karagiannis karaman karapetyan karlsson karolides kasperek kasprzak
katsaros kautzer kavanagh kawaguchi kazantzakis kearney kelleher kempster kennedy kerrigan keskinen
khachaturian khalilov khatchadourian khuzwayo kierkegaard kilpatrick kimathi kipchoge kirilenko kirkpatrick
kjellberg kleinfeld klimenko kliment klosowski knoetze knudsen kobayashi kociolek koivisto kolesnikov
komorowski kondratiev kononenko koomson korhonen korkmaz korolenko kosciuszko kotsopoulos kovacek kovacevic
kowalczyk kowalski kozlica kozlowski krasinski kravchenko kristiansen kristoffersen kronberga krupinski
kubacki kubiczek kucharski kudryavtsev kulikowski kulmane kumaratunga kurosawa kurtanjek kurtenbach kustermann
kuznetsov kvaratskhelia kwiatkowski labrecque lachapelle laflamme lafontaine lagerfeld lajeunesse lamarche
lambrecht lancaster landsberg langlois lankinen laplante larsson laskaris latimore laurentis lavigne
lavrentiev lazarac lazarenko lazizova lebedev lechowicz ledbetter lefebvre legrand lehtinen leibowitz leimbach
lejniece lemaitre lemieux leonetti leszczynski letourneau levesque lewandowski lichtenstein liebermann liebich
lindberg lindgren lindqvist lindstrom litterio livingston lizarraga llewellyn lobanovsky lockwood logothetis
lombardi lorenzetti lorusso loughlin lubomirski lucchese ludvigsen lukashenko lundberg lundgren luttrell
lysenko macalister macdonald machado mackenzie maclachlan madariaga madubuko maestas magnusson mahmoudi
makarova makinson malczewski maldonado malinowski mancuso mandelbaum manetti mangano mansfield manullang
manzanares marchetti mardonov maresca margiotta margolis mariani marinescu markovic marquardt martinek
martinez maruyama maryati masaryk mascarenhas mashinini mastroianni matsumoto matthews mattsson matysiak
maupassant mavrokordatos mazurek mccallum mcclintock mccormack mcdermott mcdonough mcfarlane mcgillicuddy
mcilroy mckinnon mclaughlin mcnamara mcpherson medugno medvedev meierhofer mekonnen melendez mendonca menendez
merkulov merseburg mertens messina meszaros metternich miccoli michalak michallek michalowski middleton
mieczkowski mihailovic mikkelsen mikulski miloradov minogue mireles mirziyoyev mirzoyan mitchell mizrahi
mkhitaryan mohlenberg moldovan mondragon montalto monteiro montenegro montgomery morandini moravec moreland
morgenstern moriarty moriconi mortensen moskowitz mostowski motloung mphahlele mukherjee mulligan munifyeva
munkhbat murakami murgatroyd mussorgsky mustafayev mustofa muthoni nabokova nagarajan nakamura napolitano
narayanan naruszewicz natarajan navarrete nazarbek nedelcu nesterov neubauer neuhauser neupert newcombe
ngwenya niculescu niedermayer niemczyk nieminen nikolaidis nilsson nishimura njoroge noriega noskowski
novakova nowakowski nwachukwu nystrom obermeier obradovic ochieng odegaard oehlenschlager ogunleye ohanian
okonkwo olafsson oleksiak oliphant oliveira olmstead olszewski ontiveros onyekachi oppenheim ordonez orlowski
ormonde osterberg ostrowski ouellette oughterson overgaard oyebola oyelaran ozturkler paczynski paderewski
padilla padmanabhan paganelli pajeska pallesen palmisano palmqvist panagoulis panzeri paolucci papadakis
pappalardo paradzhanov parmenter pasternak pastorelli paszkowski pavarotti pavlovska pawlowski pedersen
pedroni pellecchia pelletier pendleton penhaligon pennington peralta perreault persson petersen petrakis
petrelli petrosyan petterson pfeiffer pflieger philippou piasecki picasso pichlmaier pierzynski pietrangeli
pilsudski pinheiro piotrowski pirandello piredda plachta plekhanov podolski pogrebnyak poincare polanski
pomeroy poniatowski popescu porfirio postlethwaite potemkin pouliot povazhny predovic pretorius prezioso
prochazka prohaska prokofiev provenzano przybylski psaltis puchalski puttnam quagliarella quattrone quesada
quintana rabinovich rachmaninov radcliffe radijevac radziwill rafferty ragnarsson rahmawati raifyeva rajagopal
rakowski ramachandran ramadhani ramirez rampazzo ranganathan rantanen rasmussen raubuch rautavaara ravenscroft
ravshanova raymondson redgrave reichardt reichel reinholt remarque renaudin restrepo reynolds reynoso rezendes
ribeiro richelieu ridgeway ridolfi rietveld rigoletti rimbaud rinaldi robespierre rochefort rodriguez rogozhin
rokossovsky romanenko rosenblatt rosenqvist rossellini rossini rostropovich rothschild rousseau rozhdestvensky
rubenstein rudzinski rutherford ryabinin rzeszutek saarinen sabbatini sadowski safiryeva sakharov salamanca
salazar salerno salgado salieri salohov salzmann samaras sanchez sanderson sandoval sankaran santamaria
santangelo saparov saptono sardorova sarkisian sasnauskas saucedo saunders savchenko savolainen sawicki
scarlatti schaeffer schechter schellenbeck schiaparelli schieskow schlawitz schliemann schmidt schneider
schoenberg scholtz schreiber schubert schuler schumacher schwarzkopf schweitz scorsese seferovic segovia
selivanov semenova semeraro semisch sengupta serrano severinsen shaffner shapovalov shaughnessy shcherbakov
shevchenko shimizu shohibov shostakovich siddiqui sienkiewicz signorini sigurdsson sihombing sikorski
silverstein simenon sinclair siregar sivertsen sjoberg skarsgard sklodowska skoglund skovgaard skrzypek
slominski slowacki smirnova sobczak sobolewski soderberg sokolowski solberg somerset sorensen sorrentino
soyinka spasojevic spielberg spinelli stackhouse stanescu stanislavski starostin stasiak stavropoulos
steenkamp stefansson steinbeck stendahl stepanenko stevenson stodola stoklasa stokowski stradivari stranski
strindberg stroganov strohschank strzelecki sudworth sukarno sulaymonova sullivan sultonov sundberg sundqvist
suryono suslova sutermeister sutherland svendsen svensson swaminathan swiatek syahreza szczepanski szymanski
tabakova tadashi takahashi tallarico tamerlane tanizaki tarkovsky tarnowski tchaikovsky tedesco teixeira
telemann templeton tennyson tereshkova thackeray thamrin theodorakis therrien thibodeau thorbjorn thorvaldsen
tiedemann tikhonov tillman timmermans timoshenko tiscareno tischler tokarczuk tolstoy tomaszewski tomlinson
topalov topolovac torvaldsen toussaint trajkovski trelawney tremblay treskavica trevelyan tripodi troitsky
trojanowski trubetskoy trzeciak tsvetaeva turgenev twardowski tymoshchuk tyszkiewicz uchqunov ugochukwu
ulyanova umarova urbanczyk urfonova urquhart urrutia ustinov vahlensieck vaillancourt vaivade valdivia
valenzuela vanderberg vangermain vanterpool varenina varoufakis vasconcelos vasiliev vassallo veenstra
velazquez venkataraman venturelli verdaguer verkhovsky vermeulen vestergaard vikander villanueva villari
villeneuve vilsone virtanen visconti vladimirov vlahovic voloshyn vonnegut voronova vosilyeva vranitzky
wachowski wadsworth wainwright walczak walkowiak wallenberg wanjiku warszawski wasikowska wassilew waterhouse
weatherby wedgwood wegrzyn weinstein weissmuller wellington wentworth werrmann westergaard westinghouse
whitaker whittington wickramasinghe wieczorek wierzbicki wijesinghe wilberforce wilhelmsen williamson
winchester winklevoss wisniewski witherspoon wittgenstein wojciechowski wolstenholme worthington woznicki
wyspianski xenakis yablonsky yamaguchi yanukovich yaroslavsky yastrzemski yavlinsky yermolov yevtushenko
yirenkyi yoshimoto yushchenko zabirova zabolotny zajaczkowski zakharova zakrzewski zalewski zamoyski zapotocky
zarudny zavadovsky zbigniew zdanowicz zelenskaya zeromski zhelyazkov zhukovsky zielinski ziemelis zimmermann
zinchenko zubrowski zuckermann zuliani zvyagintsev zwierzynski
`
  .trim()
  .split(/\s+/);
