// English nouns that are counted: who counts as people, what as weapons, and how a plural becomes a singular.

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Singulars that are people. */
export const PEOPLE = set(`
person man woman child boy girl adult baby infant teenager teen youth human individual citizen national resident inhabitant civilian
soldier troop force fighter serviceman servicewoman serviceperson marine sailor airman paratrooper infantryman commando conscript recruit reservist veteran
officer general admiral colonel commander sergeant pilot gunner sniper guard mercenary militant insurgent rebel terrorist extremist gunman gunmen
attacker bomber hijacker hostage prisoner detainee inmate captive refugee migrant immigrant defector evacuee asylum-seeker deserter exile
worker miner laborer labourer employee staffer staff engineer technician scientist researcher specialist expert adviser advisor instructor trainer trainee
student pupil teacher professor graduate intern apprentice doctor nurse medic patient physician surgeon lawyer attorney judge juror prosecutor
official diplomat ambassador envoy minister lawmaker legislator senator congressman congresswoman representative delegate politician governor mayor councilor
president leader spokesman spokeswoman spokesperson member participant attendee visitor tourist traveler traveller passenger driver motorist crew
crewman crewmember seaman fisherman journalist reporter correspondent editor writer author blogger photographer analyst investigator inspector detective agent spy
operative hacker programmer developer operator trader broker investor shareholder customer client consumer buyer seller user subscriber viewer
reader listener voter candidate supporter protester protestor demonstrator activist campaigner volunteer donor follower fan player athlete coach
suspect defendant convict criminal thief smuggler trafficker perpetrator victim casualty fatality survivor witness bystander relative parent mother
father son daughter brother sister sibling wife husband spouse friend neighbor neighbour orphan widow farmer villager peasant
businessman businesswoman banker chief executive manager director entrepreneur owner landlord tenant homeowner taxpayer retiree pensioner senior
policeman policewoman deputy trooper firefighter rescuer responder personnel people folk kid seeker opponent nominee appointee checker protestant catholic orthodox
guest speaker singer actor dancer artist musician priest nun monk bishop cleric pilgrim worshiper believer muslim christian jew republican democrat
conservative liberal independent superdelegate delegate elector respondent contractor subcontractor sponsor partner colleague intermediary
bodyguard peacekeeper observer monitor negotiator mediator interpreter translator cook cleaner maid nanny waiter guerrilla`);

/** Singulars that are weapons or what they fire. */
export const WEAPONS = set(`
missile rocket shell warhead bomb grenade torpedo bullet cartridge projectile munition mortar howitzer landmine gun rifle pistol handgun firearm
weapon cannon launcher tank drone uav icbm submarine warship destroyer frigate jet interceptor weapon-system
artillery revolver shotgun ammunition kalashnikov nuke`);

/** Holders and groups whose content belongs to what is counted: "container of munitions". */
export const HOLDERS = set(`
container shipment load truckload carload trainload shipload boatload planeload case crate box barrel bag sack piece pair set batch type kind
member act count violation round incident case form hour wave variety volley salvo series list group team unit fleet convoy cache stockpile
ton bottle can cup glass pack package packet pallet copy version instance source sheet stick tank crew roll bundle class item length line
report barrage ship head victim survivor allegation charge episode gang squad family team battalion brigade center centre state
piece pocket place point vial dose unit site field source type way member board stretch strip plot tranche block share seat house
article wagon carriage member house rounds boatload planeload busload tanker cargo load supply delivery sale export import`);

/** Plurals without an s, and those whose singular is not told by the last letters. */
export const SINGULARS: ReadonlyMap<string, string> = new Map(
  (
    'people:person men:man women:woman children:child feet:foot teeth:tooth geese:goose mice:mouse oxen:ox wives:wife lives:life knives:knife ' +
    'wolves:wolf shelves:shelf halves:half leaves:leaf thieves:thief loaves:loaf selves:self hooves:hoof crises:crisis analyses:analysis ' +
    'bases:base theses:thesis diagnoses:diagnosis criteria:criterion phenomena:phenomenon bacteria:bacterium data:data media:media ' +
    'alumni:alumnus fungi:fungus nuclei:nucleus gases:gas buses:bus viruses:virus lenses:lens cases:case houses:house uses:use causes:cause ' +
    'nurses:nurse horses:horse courses:course purchases:purchase releases:release purposes:purpose expenses:expense exercises:exercise ' +
    'increases:increase decreases:decrease databases:database licenses:license responses:response universes:universe verses:verse ' +
    'warehouses:warehouse phrases:phrase promises:promise premises:premise enterprises:enterprise franchises:franchise leases:lease ' +
    'diseases:disease defenses:defense offenses:offense cruises:cruise noses:nose roses:rose movies:movie cookies:cookie zombies:zombie ' +
    'ties:tie lies:lie pies:pie calories:calorie rookies:rookie cookies:cookie axes:axe caches:cache headaches:headache heroes:hero ' +
    'potatoes:potato tomatoes:tomato torpedoes:torpedo cargoes:cargo vetoes:veto echoes:echo mosquitoes:mosquito volcanoes:volcano embargoes:embargo ' +
    'congressmen:congressman servicemen:serviceman businessmen:businessman spokesmen:spokesman gunmen:gunman fishermen:fisherman ' +
    'policemen:policeman crewmen:crewman airmen:airman seamen:seaman policewomen:policewoman congresswomen:congresswoman ' +
    'servicewomen:servicewoman spouses:spouse browses:browse clauses:clause glimpses:glimpse pauses:pause corpses:corpse'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The same in singular and plural. */
export const UNCHANGED = set(`
aircraft goods arms savings remains earnings odds series species personnel headquarters news means spacecraft hovercraft sheep fish deer police staff crossroads gas bus
virus lens campus status census bonus focus corpus chorus consensus genius apparatus analysis basis crisis emphasis thesis diagnosis tennis
process address loss pass class glass grass business access success press congress process witness mattress actress hostess fortress
business illness weakness princess mistress waitress boss cross dress guess kiss less mass mess miss stress christmas economics politics
physics mathematics ethics athletics ammunition equipment semis summons species kudos chaos cosmos iris`);
