"""Words that people write in notes today and that older word lists lack."""

from __future__ import annotations

_COMMON_TEXT = """
ableism admin analytics anonymise anonymised antisocial app apps apprenticeships backlog bandwidth biodiversity blog
blogs blogged blogger bloggers blogging bottom-up bursary burnout bylaws byproduct carers caregiver carbon-neutral
cardholder caseload caseloads caseworker caseworkers chatbot checklist checklists childminder childcare citizenry
clickable coalface cohort cohorts commissioner commissioners commissioning commonplace community-led config
coronavirus covid craftivism crowdsource crowdsourced curation cyber dataset datasets decarbonise decarbonisation
declutter decolonise decolonising deprioritise devolve devolved devolution digitisation digitise disempower
disempowered disempowering disincentive dropdown eco ecosystem ecosystems eg email emailed emailing emails empathise
enabler enablers encyclopaedia etc evaluator facilitator facilitators facilitation feedback fintech followup foodbank
foodbanks footfall freelancer freelancers frontline fundraise fundraiser fundraisers fundraising funder funders
gentrification geopolitical gig globalised governance grantmaker grantmakers grantmaking grassroots greenwash
greenwashing hackathon hashtag hashtags headcount healthcare heatmap helpline helplines hotdesk hybrid ie inclusivity
influencer influencers infographic infographics infrastructures interdisciplinary interconnected interconnectedness
internship intersectional intersectionality intranet joined-up keynote keyworker keyworkers kinder lanyard learnings
legwork leaflet leaflets lockdown lockdowns localism longlist longlisted login logins lossless marginalised
marginalisation meetup meetups mentee mentees metadata metric metrics microaggression microaggressions microgrant
mindmap mindset mindsets misinformation mutualism multi neurodivergent neurodiverse neurodiversity newsfeed newsletter
newsletters offline offsite ok online onboarding onsite openness opt-in othering outcome outreach outsource outsourced
outsourcing overarching paradigm participative participatory partnering pathway pathways paywall peripatetic
peripatetically petting playlist podcast podcasts podcaster policymaker policymakers policymaking positionality pre
precarity prioritise proactive proactively procurement programmatic proofread providers psychosocial pushback
racialised ramifications reablement recap recommission recommissioned reframe reframed reframing regulator regulators
reimagine reimagined reimagining repurpose repurposed resilience resilient reskilling resourced resourcing retrofit
retrofitted retrofitting ringfence ringfenced roadmap roadmaps roadblock roadblocks rollout roundtable roundtables
safeguarding scalable scoping screenshot screenshots selfie shortlist shortlisted signpost signposted signposting silo
silos siloed skillset skillsets smartphone smartphones sociocracy sofa-surfing spreadsheet spreadsheets stakeholder
stakeholders standalone startup startups storyteller storytellers storytelling subgroup subgroups subcommittee tech
template templates themself timeframe timeframes timeline timelines toolbox toolkit toolkits touchpoint touchpoints
transformational transformative transgender trustee trustees trusteeship tweet tweeted tweets unbundle unconference
underfunded underinvestment underpinning unheard unlearn unlearned unlearning unpack unpaid unpick unpicking unsung
upcycling update updated upskill upskilled upskilling uptake urbanist usability usable vaping viewpoint viewpoints
vlog voluntarism volunteer volunteered volunteering wayfinding webinar webinars webpage webpages website websites
weightings wellbeing whiteboard whiteboards whistleblower wifi wiki workaround workforce workforces workplace
workplaces workshop workshopped workshops workspace workspaces workstream workstreams youthwork zoom
"""
COMMON = frozenset(_COMMON_TEXT.split())
