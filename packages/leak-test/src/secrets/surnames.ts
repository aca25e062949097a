// Surnames of many languages, in ASCII, at least seven letters: values that no detector of "random-looking" strings calls
// secret. None is a word of English, of HTML or CSS, a typeface, or a name that program code is full of (Gauss, Huffman).

/** In alphabetical order, each once. */
export const SURNAMES: readonly string[] = `
abdullahi abubakar achterberg adekunle adeyemi afolabi aguirre agyeman ahmadov akintola akopyan albuquerque
aldridge alekseev alexiou alibekov almqvist alvarado amankwah ambrosini amundsen anagnostou andreassen
andriessen angelopoulos anquetil antonenko apostolou appleyard aragones arbuthnot archuleta arellano armitage
arnarsson arriaga arsenault asamoah aschenbach ashworth asplund atkinson aubertin augustsson auricchio
avdeenko averyanov awolowo ayodele azevedo babajide babayan bachmeier bagratyan bainbridge bakradze
balakrishnan baldursson balodis bamgbose bandyopadhyay banerjee baranowski barbieri barclay bardhan barrientos
bartholdy bartoszewicz barzilai basilone battaglia baudouin baumgartner bautista beauchamp beaulieu beckstrom
belanger bellamy bellerose beltramini benavides bengtsson benitez berezovsky bergdahl berglund bergqvist
bernhardt bertolucci bertrand bettencourt bhattacharya bielawski biernacki bilodeau birkeland bissonnette
bjarnason bjerregaard bjorklund blackwood blanchet blazevic blomqvist blumenthal boateng bobrowski boccaccio
bogdanov boisvert bolivar bonaventura bongiorno bonnefoy borgstrom borisenko borkowski borowski botelho
bouchard boudreaux boulanger bourgeois bourguiba bousquet bracamonte bradshaw braithwaite brandstatter
braunstein breitner bressan brezhnev brightman brisebois broadbent broberg brodeur brunetti bruyneel
brynjolfsson buchanan buchholz bukowski bulgakov buonarroti burgstaller burroughs bustamante butkevicius
bydlowski caballero cadwallader calabrese calderon callaghan camacho cantrell capaldi capellini carbajal
cardenas carmichael carpentier carrasco carvalho casagrande castaneda castellano castonguay cavalcanti
cavendish cerqueira cervantes chakraborty champlain chandrasekhar charbonneau charpentier chatterjee chaudhary
cheptoo cherkasov chernyshev chevalier chidambaram chmielewski cholmondeley chowdhury christodoulou
chukwuemeka cieslak clutterbuck coghlan colangelo collingwood colquhoun comeaux cordeiro cormier corriveau
coulombe courtois covarrubias cranston crawford cromwell cruickshank cunningham cybulski czajkowski czarnecki
dabrowski dahlberg dahlgren dahlstrom dalgaard damasceno danielsson darboven daskalakis davidovich deangelis
debenham dechambeau delacroix delaney delgado delvecchio demetriou deschamps desjardins desrosiers destefano
devereux dhillon diakite dickinson diefenbach dijkstra dimitriou dmitriev dobrowolski doherty dolgopolov
dombrowski donaghy donatelli dougherty douglass drozdowski drummond dubinsky dubrovsky duchesne dudarenko
dufresne dumitrescu dunaway dupuytren dvoracek dziedzic eberhardt echeverria eckersley edmondson edvardsson
eggleston eichelberger eidsvold ekstrand eldridge elizondo ellingsen elphinstone emanuelsson emberson
engebretsen englund eriksson escalante escamilla escobedo esposito esterhazy estrada etchegaray evangelista
evstigneev ezekwesili fagerlund fairbanks fairweather falkenberg farnsworth farquhar farrugia fassbender
faulkner featherstone federova feldmann fernandes ferrante ferreira feuerbach fiedler figueroa filippov
finkelstein fitzgerald fitzpatrick fleischer fleming flodqvist florescu fomenko fontaine forsberg fortescue
fothergill fournier francesco frankowski fredriksen freiberg friedrich frobisher fuentes fujimoto fukuyama
fullerton furtado gabrielyan gagarina galbraith galindo gallagher gallardo gambino gamsakhurdia gandolfini
garabedian gardiner garibaldi garrido gasparyan gatterson gauthier gavrilov gebremariam geisler georgiou
gerasimov germaine getachew ghirlandaio giannopoulos gilchrist gillespie giordano giraldo gjorgiev glazebrook
gleizes glowacki godinez goldberg goldschmidt golovkin gomulka goncalves gonzaga goodfellow gorbunov gorecki
goswami gottlieb grabowski granados granholm graziani greenbaum gregersen griffiths grigoryan grimaldi
grinberg groenewald grunwald guadalupe guerrero guevara guillaume gulbrandsen gunnarsson gustavsson gutierrez
gyllenhaal habermann haddington hagstrom haidarov halloran halvorsen hammarberg hammerstein handelman hannigan
hansson haraldsen hargreaves harrington hashimoto hasselblad hathaway haugland havisham hawthorne hazlewood
heatherington hedstrom heidenreich heikkinen heinonen heinrich helgason hellstrom hendricks henriksen
heraldsson hermansen hernandez herzigova hetherington hidalgo higginbotham hillebrand hinterseer hirschfeld
hjelmstad hochberg hoekstra hofstadter hogenkamp hollande hollister holmberg holmqvist holyoake honeycutt
hopkinson horvath houghton hovhannisyan hrushevsky huddleston humphrey hutchinson hyvarinen iacobucci
ibrahimovic iglesias ignatiev ikonomou ingebrigtsen inglethorpe ioannidis irvington isaksson ishikawa
israelyan ivanenko iwanowski iyengar jablonski jacobsen jagiello jakobsson jankowski janssens jaramillo
jaroszewski jasinski jayawardene jefferies jendrzej jeppesen jerzykowski jimenez johannesson jokinen jonasson
jorgensen josephson jovanovic jurgensen juselius kabanova kaczmarek kalashnikov kalinowski kallstrom kamenova
kaminski kandinsky kapadia karagiannis karapetyan karlsson karolides kasprzak katsaros kavanagh kawaguchi
kazantzakis kearney kelleher kempster kennedy kerrigan keskinen khachaturian khalilov khatchadourian
kierkegaard kilpatrick kimathi kipchoge kirilenko kirkpatrick kjellberg kleinfeld klimenko klosowski knudsen
kobayashi kociolek koivisto kolesnikov komorowski kondratiev kononenko korhonen korolenko kosciuszko
kotsopoulos kovacevic kowalczyk kowalski kozlowski krasinski kravchenko kristiansen kristoffersen krupinski
kubiczek kucharski kudryavtsev kulikowski kumaratunga kurosawa kurtenbach kuznetsov kvaratskhelia kwiatkowski
labrecque lachapelle laflamme lafontaine lagerfeld lajeunesse lamarche lambrecht lancaster landsberg langlois
lankinen laplante larsson laskaris latimore laurentis lavigne lavrentiev lazarenko lebedev lechowicz ledbetter
lefebvre legrand lehtinen leibowitz lemaitre lemieux leszczynski letourneau levesque lewandowski lichtenstein
liebermann lindberg lindgren lindstrom livingston lizarraga llewellyn lobanovsky lockwood logothetis lombardi
lorenzetti loughlin lubomirski lucchese ludvigsen lukashenko lundgren luttrell lysenko macalister macdonald
machado mackenzie maclachlan madariaga magnusson mahmoudi makarova makinson malczewski maldonado malinowski
mancuso mandelbaum mansfield manzanares marchetti margolis marinescu markovic marquardt martinez maruyama
masaryk mascarenhas mastroianni matsumoto matthews mattsson maupassant mavrokordatos mazurek mccallum
mcclintock mccormack mcdermott mcdonough mcfarlane mcgillicuddy mcilroy mckinnon mclaughlin mcnamara mcpherson
medvedev meierhofer mekonnen melendez mendonca menendez merkulov meszaros metternich michalowski middleton
mieczkowski mihailovic mikkelsen miloradov minogue mirzoyan mitchell mizrahi mkhitaryan mohlenberg moldovan
mondragon monteiro montenegro montgomery morandini moravec moreland morgenstern moriarty mortensen moskowitz
mostowski mukherjee mulligan munkhbat murakami murgatroyd mussorgsky mustafayev muthoni nabokova nagarajan
nakamura napolitano narayanan naruszewicz natarajan navarrete nazarbek nedelcu nesterov neuhauser newcombe
niedermayer niemczyk nieminen nikolaidis nilsson nishimura njoroge noskowski novakova nowakowski nwachukwu
nystrom obermeier obradovic ochieng odegaard oehlenschlager ogunleye ohanian okonkwo olafsson oleksiak
oliveira olmstead olszewski onyekachi oppenheim ordonez orlowski ormonde osterberg ostrowski ouellette
oughterson overgaard oyelaran ozturkler paczynski paderewski padilla padmanabhan palmqvist panagoulis
papadakis paradzhanov parmenter pasternak paszkowski pavarotti pawlowski pedersen pelletier pendleton
penhaligon pennington peralta perreault persson petersen petrakis petrosyan petterson pfeiffer philippou
piasecki picasso pierzynski pietrangeli pilsudski pinheiro piotrowski pirandello plachta plekhanov podolski
pogrebnyak poincare polanski pomeroy poniatowski popescu porfirio postlethwaite potemkin pouliot povazhny
pretorius prezioso prochazka prokofiev provenzano przybylski psaltis puchalski puttnam quagliarella quattrone
quesada quintana rabinovich rachmaninov radcliffe radziwill rafferty ragnarsson rajagopal rakowski
ramachandran ramirez ranganathan rantanen rasmussen rautavaara ravenscroft raymondson redgrave reichardt
reinholt remarque renaudin restrepo reynolds rezendes ribeiro richelieu ridgeway rietveld rigoletti rimbaud
rinaldi robespierre rochefort rodriguez rogozhin rokossovsky romanenko rosenblatt rosenqvist rossellini
rostropovich rothschild rousseau rozhdestvensky rubenstein rudzinski rutherford ryabinin rzeszutek saarinen
sabbatini sadowski sakharov salamanca salazar salieri samaras sanderson sandoval sankaran santamaria saparov
sarkisian sasnauskas saunders savchenko scarlatti schaeffer schechter schiaparelli schliemann schneider
schoenberg schreiber schubert schumacher schwarzkopf scorsese seferovic segovia selivanov semenova sengupta
serrano severinsen shaffner shapovalov shaughnessy shcherbakov shevchenko shimizu shostakovich siddiqui
sienkiewicz sigurdsson sikorski silverstein simenon sinclair sivertsen sjoberg skarsgard sklodowska skovgaard
slominski slowacki smirnova sobczak sobolewski soderberg sokolowski solberg somerset sorensen sorrentino
soyinka spasojevic spielberg spinelli stackhouse stanislavski starostin stavropoulos steenkamp stefansson
steinbeck stendahl stepanenko stevenson stokowski stradivari strindberg stroganov strzelecki sudworth sukarno
sullivan sundqvist suslova sutherland svensson swaminathan swiatek szczepanski szymanski tabakova tadashi
takahashi tamerlane tanizaki tarkovsky tarnowski tchaikovsky teixeira telemann templeton tennyson tereshkova
thackeray theodorakis therrien thibodeau thorbjorn thorvaldsen tiedemann tikhonov timoshenko tiscareno
tokarczuk tolstoy tomaszewski tomlinson topalov torvaldsen toussaint trajkovski trelawney tremblay trevelyan
troitsky trubetskoy tsvetaeva turgenev twardowski tymoshchuk tyszkiewicz ugochukwu ulyanova umarova urbanczyk
urquhart ustinov vaillancourt valdivia valenzuela vanderberg vanterpool varoufakis vasconcelos vasiliev
vassallo velazquez venkataraman verdaguer verkhovsky vermeulen vestergaard vikander villanueva villeneuve
virtanen visconti vladimirov vlahovic voloshyn vonnegut voronova vranitzky wachowski wadsworth wainwright
walczak walkowiak wallenberg wanjiku warszawski wasikowska waterhouse weatherby wedgwood wegrzyn weinstein
weissmuller wellington wentworth westergaard westinghouse whitaker whittington wickramasinghe wieczorek
wierzbicki wijesinghe wilberforce wilhelmsen williamson winchester winklevoss wisniewski witherspoon
wittgenstein wojciechowski wolstenholme worthington woznicki wyspianski xenakis yablonsky yamaguchi yanukovich
yaroslavsky yastrzemski yavlinsky yermolov yevtushenko yoshimoto yushchenko zabolotny zajaczkowski zakharova
zalewski zamoyski zapotocky zarudny zavadovsky zbigniew zdanowicz zelenskaya zeromski zhelyazkov zhukovsky
zielinski zimmermann zinchenko zubrowski zuckermann zvyagintsev zwierzynski`
  .trim()
  .split(/\s+/);
