"""Plain, gentle words of which receipts are made: easily said on the telephone, spelt, and told apart.

Tender exercises end with three of these in somebody's hand, so none of them hurts, threatens or mocks.
"""

from __future__ import annotations

_LIST = """
acorn acre actor agate album alder alley almond amber anchor angle ankle anthem apple apricot april apron
arbour arcade arch armchair artist ash aspen aster atlas attic august aunt autumn avenue avocado awning azure
baker balcony ballad ballet balloon bamboo banana banjo banner barge barley barn barrel basil basin basket
bassoon bath bay beach beacon bead beaker beam bean beech beehive beetle bell bench berry bicycle birch bird
biscuit blanket blossom blue bluebell boat bobbin bonnet book boot border bottle boulder bouquet bowl box
bracelet bracken bramble branch brass bread breeze brick bridge brisk broccoli brook broom broth brother
bucket buckle bud bugle bulb bun bunting buoy butter buttercup butterfly button cabbage cabin cable cactus
cake calendar camel camera camp canal canary candle canoe canvas cape caramel caravan cardigan carnival carol
carpet carrot cart cashew castle catkin cauldron cedar celery cello chair chalk chapel chapter charm chart
cherry chess chestnut chicken chimney chive chorus church cider cinema cinnamon circle circus city clarinet
clasp classic clay cliff cloak clock clothes cloud clover coach coast coat cobweb cocoa coconut coffee coin
collar colour comb comet compass concert copper coral cork corn corner cottage cotton couch country courtyard
cousin cove cradle crane crayon cream creek crescent cricket crisp crocus crown crumb crystal cuckoo cucumber
cup cupboard curlew currant curtain cushion custard cycle cymbal cypress daffodil dahlia daisy damson dance
dandelion date daughter dawn daylight december deer delta denim desk dew dial diamond dimple dinghy dinner
dipper dolphin donkey door doorstep dough dove dragon drapery drawer dresser drum duck duet dune dusk dusty
duvet eagle early earring east easel echo eclair egg eight elbow elder eleven elm ember emerald engine
envelope equator evening evergreen ewe fable fabric falcon family farm feather fennel fern ferry festival
fiddle field fig filter finch finger fiord fireside firefly fisher flag flagon flannel flask flax fleece flint
float flock floor flower flute foal foam fog folk footpath forest fork fountain foxglove frame freckle friday
friend fringe frog frost fruit fudge furrow gable galaxy gallery gallop gander garage garden garland garlic
garment garnet gate gazelle gear gentle geranium giant gift ginger giraffe glade glass globe glove glow goat
gold goldfinch gondola goose gooseberry gorse gown grain granary granite grape grass gravel gravy green grove
guava guest guitar gull hall halo hamlet hammock hamper hand harbour hare harmony harp harvest hat haven
hawthorn hay hazel heart hearth heath heather hedge hedgehog helmet herald herb heron hike hill hinge hobby
holiday hollow holly home honey hood hoof hoop hop horizon horn horse hostel hour house humble hut hyacinth
iceberg icing igloo indigo ink inlet insect iris iron island ivory ivy jacket jade jam january jar jasmine
jelly jersey jetty jewel jigsaw jolly journey jug juice july jumper june jungle juniper kayak kernel kestrel
kettle key kilt kingdom kingfisher kitchen kite kitten kiwi knapsack knee knitting knot koala label lace
ladder ladle ladybird lagoon lake lamb lamp landing lane lantern lapwing larch lark lasso latch laurel
lavender lawn leaf leather ledge leek lemon lemonade lentil letter lettuce library lichen lighthouse lilac
lily lime limestone linen linnet lintel lion list lizard loaf lobby locket lodge log loft loop lotus lounge
lullaby lunch lupin lute lynx lyre magnet magnolia magpie mallard mallet mango mantle maple marble march
marigold marina market marmalade maroon marsh marzipan mast mat matting mauve may meadow measure medal medley
melody melon mermaid merry mews midday middle mile milk mill mimosa mineral mint minute mirror mitten model
monday moon moor morning mosaic moss motel moth mother mountain mouse muffin mug mulberry mural museum
mushroom music mustard myrtle napkin nature navy nectar needle neighbour nephew nest nettle nickel niece night
nine noodle noon north notebook november number nursery nutmeg oak oar oasis oatmeal oats ocean october
octopus olive omelette onion opal opera orange orbit orchard orchestra orchid organ origami oriole orphic
osprey otter oval oven overcoat owl oxen oyster paddle page painter palace palette palm pancake panda panel
pansy panther papaya paper parade parcel parsley parsnip pasta pastel pasture patch path patio pattern
pavement pea peach peacock peanut pear pearl pebble pelican pencil penguin pennant penny peony pepper perch
petal petunia pewter pheasant piano piccolo picnic picture pier pigeon pillar pillow pine pink pipe pippin
pistachio pitcher plaid plain planet plank plate platform plaza plum plume pocket poem poet polka pollen pond
pony poplar poppy porcelain porch porridge port postcard potato pottery prairie present pretzel primrose prism
puddle puffin pulley pumpkin puppet purple puzzle quarry quarter quartz quill quilt quince quiver rabbit radio
radish raft rainbow rainfall raisin rambler ramp ranch raspberry raven ravine recipe record red reed reef reel
region reindeer relay ribbon rice riddle ridge ring ripple river road robin rocket rockery roll roof rook root
rope rose rosemary rowan ruby rudder rug rumba runner rush rustic rye saddle saffron sage sail salad salmon
salt sand sandal sandwich sapphire sardine satchel satin saturday saucer savanna scallop scarecrow scarf
scarlet school scone scooter score seagull seal season seaweed sedge seed september sequin serenade sesame
seven shadow shamrock shawl shed sheep shelf shell shelter sherbet shingle ship shirt shoe shore shoulder
shovel shrub shutter sickle silk silver singer six skate sketch skiff skirt sky skylark slate sleeve sleigh
slipper slope snail snow snowdrop sock sofa solar sonata sonnet soup south spaniel sparrow spice spinach
spindle spiral spire sponge spoon spring spruce square squash squirrel stable stage stair stamp star starling
station statue steam steeple stepping stile stitch stone stool stork story stove straw strawberry stream
string studio sugar suitcase sultana summer sunday sundial sunflower sunrise sunset supper swallow swan
sweater sweet swing sycamore syrup table tablet tailor tandem tangerine tango tapestry tartan tassel tea
teacup teal teapot tender tennis tent terrace thatch thicket thimble thistle thread three thrift thrush
thunder thursday thyme ticket tide tiger tile timber tinsel toast toffee tomato topaz tortoise toucan towel
tower town track tractor trail train tram travel tray treacle treasure tree trellis triangle trophy trout
trumpet trunk tuba tuesday tugboat tulip tundra tunic tunnel turnip turquoise turret turtle tweed twelve twig
twilight twin two ukulele umbrella uncle unicorn upland valley vanilla vase vegetable velvet veranda verse
village vine vineyard viola violet violin visitor voice volcano voyage wafer waffle wagon waistcoat walnut
walrus waltz wander wardrobe warm water waterfall wave waxwing weather weaver wednesday west whale wharf wheat
wheel whisker whistle white wicker widget willow wind windmill window winter wisteria wood woodland wool
worker world woven wren wreath xylophone yacht yard yarn yarrow year yellow yeoman yoghurt yonder young zebra
zephyr zigzag zinnia zither
"""
WORDS: tuple[str, ...] = tuple(_LIST.split())
