// SPDX-License-Identifier: MIT
#include "engine/matching/word_weights.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace rapport {
namespace {

/// The weight of every word that is not listed.
constexpr double kRare = 8.01;

struct Level {
  double weight;
  std::string_view words;
};

/// The two thousand words that most sentences of assets/corpus have, counted in November 2026 (32978
/// sentences); weights in steps of a quarter.
constexpr auto kLevels = std::to_array<Level>({
    {1.00, "the"},
    {1.50, "and you"},
    {1.75, "a i it to"},
    {2.00, "in"},
    {2.25, "for on that"},
    {2.50, "at be is of so your"},
    {2.75, "have im its was we with"},
    {3.00, "my not one sorry what"},
    {3.25, "by can do ill me this will"},
    {3.50, "about all are did from get got he if like no our out thats there two up us"},
    {3.75, "back been dont had hear her how id just know now right them they would youre"},
    {4.00, "an as before but dear go him ive off or say see she then theres um want well were when who"},
    {4.25,
     "again any call cant come day down every four going has here his never only people put said tell "
     "thing three time told u youve"},
    {4.50,
     "after ask because days feel first five good hes let look must need new nine nobody nothing okay "
     "over own says six still take ten today too youd"},
    {4.75,
     "am anything came could didnt does door friday home last left minutes more morning name next "
     "night number oh phone please really ring same should since somebody something think through "
     "tomorrow tonight understand way week which wont wrong years"},
    {5.00,
     "anyone apologise apologize asked being both car card done eight give half isnt letter made make "
     "man monday mr mrs old open other pay read room send sent shes some someone stop than thank "
     "thursday try ur very went where whole without work year youll"},
    {5.25,
     "2 3 4 another answer bit box called check comes coming doing eleven else email end even ever "
     "find form free front goes gone hour hours house inconvenience into itll keep kids leave line "
     "little lost lot may mine money months much myself noon office ok order saturday second seven "
     "team their theyre those till times took uh under until weeks whats write yeah yes yours"},
    {5.50,
     "5 9 account always angry apologies asking bad bring date desk doesnt everything exactly floor "
     "forty full gave gets hand hold hundred list long manager month most ms n once ones paid past "
     "person place round saying side sir sit stay sure talk things tuesday twenty used while why word"},
    {5.75,
     "1 10 30 6 8 already anybody away bank bed behind best better big bill book booked calling "
     "change company course customer cut dad drive driver each evening everyone fair family file fine "
     "found getting gonna happen head heart hell hi hope job late least looked looking love mad many "
     "mean mother paper point run sat school set show signed sleep sunday system telling these theyll "
     "thirty though thought twice upset van w wait walk wasnt weve wife window wouldnt wrote yourself"},
    {6.00,
     "11 7 also anyway around bag care closed different due either everybody face fault girl guy "
     "hands happened having hed help honestly hospital kept kitchen lets life lol lunch makes march "
     "maybe might mind missed mom nights note part plan promise reason refund report rest saw scared "
     "screen seen sending sheet shop sign start stopped straight taken text theyve thinking ticket "
     "top truck use value waiting wanted wants water wednesday whatever within words worry writing"},
    {6.25,
     "14 15 20 40 able afternoon agreed alone app baby between blue booking boss bringing brother bus "
     "calls case changed charge checked close coffee cold concern contact copy counter doctor dog eat "
     "enough feeling felt fix frustration gate hang happens happy hard havent heard hotel hurt "
     "husband il june keys kid kind knew lady live looks lose m maam machine mail message minute miss "
     "moved mum nice normal notice oclock opened ours outside owner page photo picture pounds "
     "question quiet reach reading receipt red road shouldnt shut sick sister sitting sixty small "
     "soon sort speak stand street takes thanks third tho touch trust turned twelve weekend whether "
     "whos written yet"},
    {6.50,
     "12 actually address afraid age agency ago appreciate aw awful believe billing birthday board "
     "bought boxes boy brought business buy cancelled carry chair charged chat child children claim "
     "clean coat code completely contract couldnt count cover credit crew crying daughter dinner drop "
     "drove dry er experience far father fee feedback feels few flat fourteen friend further glad "
     "green guarantee guess holding inside instead insurance invoice key less letters lift lock "
     "lovely madam matter mistake moment move names needs offer opening pass passed paying payment "
     "per pick post price probably putting rather real regret remember return sad service shed shell "
     "shift short single slept sold son sory sounds stairs standing started step store stuff such "
     "supposed table taking talking telephone terms test thousand tired truly turn usually visit "
     "walking watch wed wedding wish wonder worked working works worse yesterday"},
    {6.75,
     "accept across allowed along april arent bell blame boat bottle break broke broken cake calm "
     "camera cannot cards cause caused checking class comments computer cost cried cross cry dark "
     "dates dead deal delivery department died director dollars doors double drivers driving dropped "
     "early emailed empty feet fifteen fifty fixed flight follow food forgot fridge funny garden "
     "girls given god great group guest guys hall hate hearing himself honest hot important keeps lab "
     "later law letting lie light locked log loss lying making matters means meant meeting member "
     "missing mothers moving msg near nearly nineteen ninety nobodys numbers nurse online ordered p "
     "parent parents park party percent photos picked pictures play policy problem proof quarter "
     "quite ran rang received record rent review roof rules running runs safe seat seats seeing sense "
     "shaking shall shows sincerely size slow sound staff state stays stood story stuck teh tells "
     "thinks tickets tmrw together totally trouble unit voice voucher walked wall wet white world "
     "worried worst"},
    {7.00,
     "00 3rd 9th add against airport alarm arm asleep assure ate august beside bin black bless block "
     "blood body breakfast building cancel carried cat church claims clear clinic clock colleague "
     "confirm corner data deposit dr drawer drink eating eighty elses emailing ends error expect "
     "explain extra eye eyes failed february fill finished fire firm flowers friends frightened "
     "frustrating furious glass gosh ground guests hadnt hair handed hasnt health held high hit hole "
     "hurts idea inbox interview itd january kindly knows lad lads landlord laugh laughed learn "
     "leaves listen living loan lonely losing loud mate meet messages midnight miles min mornings "
     "mouth music natural needed news none notes october omg opens overnight pages paint pair panic "
     "patience patient plain plant poor possible print promised proud pull pulled pulling questions r "
     "rain ramp ready reply request reviewed rooms row rule rung scan sea services shame shared "
     "shouldve shout sisters site sleeping slip somewhere song spent spring stands starts station "
     "student supervisor swap tablet tank tape tea teacher teeth terrible texted therell thru toast "
     "typed update valued waited warehouse warm watching website werent wheel woman worth yard young "
     "zero"},
    {7.25,
     "100 19 22 2nd 31 50 accounts ahead air anywhere apology appropriate assured attention awake "
     "bags bar bath bathroom beds bench bet bike books bottom boys brain branch breath button cash "
     "certificate chance charges christmas client concerns confirmation correct corrected costs "
     "county couple covered dads daughters decided decision degrees delay depot disappointment "
     "discuss doctors dose e ear easy eighteen ended engineer evry excuse fall families fast fees "
     "fell figure final finding finish fit folder foot forget forms forward frightening fully gary "
     "gas gift guard ha haha heat hello heres hers hey hip holiday horse husbands ice insulin keeping "
     "knees knock knowing label ladder laughing lead leaving leeds lights listening low mark men met "
     "meter middle mirror moms mostly neighbor noise noted nuts otherwise ought owe packed pain "
     "papers parking parts payments pen phones pieces plate posted press printed priority proper pump "
     "push queue quick quit rate refunds relevant rental repair ringing rings rush safety save scary "
     "section self sell sends seriously shoes shoud shouting shower silence slot smell smile sofa "
     "somebodys sometimes spare spot stage statement staying steps stomach stone stranger suit summer "
     "surgery tablets tbh tears tech technician texting theyd til tonite train training tray tree "
     "tried true truth trying tuesdays turning turns vet video watched weather welcome whoever worn "
     "wow"},
    {7.50,
     "14th 17 18 24 25 45 60 above actual agent agian agreement amount answered anymore appointment "
     "approved arrive asks attached available b b4 badly balance battery bear befor behalf below "
     "bigger bills bins boiler breaks breathe bright brothers brush built c canceled carrier ceiling "
     "cent centre changes choose clients club complaint complete congratulations counting country "
     "counts coupon cruel customers damage decide deeply dent deserve direct dogs dress during easier "
     "embarrassed enclosed entitled evenings exam fed fence flour fresh fri fridays garage "
     "grandmother gym hardly heavy herself hopefully horrible hug humiliating imagine inspector issue "
     "item itself jobs knee knocked known laptop leaflet leg library lid liked likes lindqvist lives "
     "load longer lots luck management market married match menu mess mile mins mix model mortgage "
     "neck noticed november nut officer often oil orders owners panel passes pays pension permit "
     "piano picks piece plans plus pocket police polite porch power ppl practice present properly "
     "quid quote radio ray realy reasonable records refunding replacement reset returns roll route "
     "sales script search seconds sentence separate september sets seventy share sheets shelf ship "
     "silly sixteen skipped somebodyll sons speech starting stress string strong stupid sugar suppose "
     "switch talked terrifying tested thatd ther threw throw tow towel town transfer treat trip type "
     "upstairs version view wake wanting ward wear whenever wil wine winter wire x"},
    {7.75,
     "150 180 200 26 30th 400 500 54 absolutely abt abuot access added ah aisle allergy almond almost "
     "ambulance answers ashamed assigned aunt automatic automatically aware backup band banks bedroom "
     "billed birth bites bitter blanket bother brand breathing brings brown cabin cancellation caught "
     "center chart cheap checks chef chest choice city clause cleaner clicked closes closing "
     "collection college color considered contractor corridor couch couldve counted courier court "
     "covers dance debt december decent decides deep denise dentist depression diary difficult "
     "discount dispatch distress doubt doyle dramatic drawing dressed drinking drug earned ears "
     "easter electric embarrassing emergency ending entirely envelope except exhausting experienced "
     "factory fare farrow fathers fear filed files filled film finance finch finger fingers fitted "
     "flights flood folks forgotten fortnight fourth frame fun funeral fuss game gives giving gp "
     "grandson grass grey grown guaranteed handle happening harm hat heartbreaking heater helps hide "
     "hoping hun inch information insurer interest items jacket jo josh journey jump kit laundry lay "
     "legal legs lend lesson lessons level likely lines livid lobby logged loyalty mailbox main mans "
     "marcus marked medical memory mention mixed motor movie mums neighbors neighbour neither nite "
     "noah nowhere occasion occurred offered okafor older others pack parcel pardon passenger "
     "passport password perfect period personally photographs picking pink pipe pizza places plane "
     "planned played pls points pool pop portal position pressed pressure pretend pretty private prob "
     "profile program puts quality raining raised reached reaching reader reads recital recording "
     "reference refunded relations release remains reports resolve responsibility responsible rice "
     "ride risk rite rn robot rotten ruth satisfaction saturdays security seems sees session sessions "
     "settled sharing shirt showed showing signature signs sing sink sits ski skip smiling smoke "
     "sometime somthing sooner soup space special split spoken stain stayed strangers stressful "
     "subject supplier surprise survey swapped swear sweet switched tables tap taste tax taxi term "
     "texts thatll thrown thurs thursdays tie title toilets tomorow tony touched trained trash "
     "treatment unfortunately urgent vans voicemails vouchers wages warranty wash wearing wednesdays "
     "weekends weight whod whose wifes wind wondering wore wouldve wrist yellow yrs"},
    {8.00,
     "2019 20th 35 41 action allow apart apologising appeal appears apply bare basket beautiful beth "
     "biscuit bits bolts boring brakes btw bucks cab cap capitals caps careful carrying cars cases "
     "chairs chicken childs council cream curtains death degree delete die difference downstairs "
     "dread driven duty entered entire everybodys expecting faster fella field filing fly frozen "
     "fruit gentleman grief groups hanging heads hill hired holds hrs hungry inches inspection "
     "internet join joke joking lamp limit link lucky mailed manage milk mill mm mon mondays mustve "
     "nan neighbours nervous novak painful partner patients peace perhaps pin pitch pleased plenty "
     "purpose rabbit rail recall recent recovery register rented rights sale scale scream season "
     "signing social somone stamp standard sun support surprised themselves tires toilet tran trucks "
     "tub tulsa tutor uncle understood upsetting using visits walls warning washed washing ways woke "
     "worrying woud yuor"},
});

std::unordered_map<std::string_view, double> weights() {
  std::unordered_map<std::string_view, double> result;
  for (const auto& [weight, listed] : kLevels) {
    for (auto words = listed; !words.empty();) {
      const auto blank = std::min(words.find(' '), words.size());
      result.emplace(words.substr(0, blank), weight);
      words.remove_prefix(std::min(blank + 1, words.size()));
    }
  }
  return result;
}

}  // namespace

double word_weight(std::string_view word) {
  static const auto kWeights = weights();
  const auto found = kWeights.find(word);
  return found == kWeights.end() ? kRare : found->second;
}

}  // namespace rapport
