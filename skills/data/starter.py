"""The starter set: skills of six sectors and of every job, written for this project in both languages.

Chosen so that a small college or employer can begin with no framework loaded. Names follow common
usage in California course outlines and job ads; larger frameworks are loaded beside it.
"""

from collections.abc import Iterator

from skills.services.frameworks import SkillFacts

VINTAGE = "2026-11"

#: number · code · English · Spanish · family · more phrases
_TABLE = """
1|communication|Communication|Comunicación|work_ready|public speaking;speech communication;interpersonal communication;oral communication;comunicacion oral
2|writing|Writing|Redacción|work_ready|english composition;academic reading and writing;composition;technical writing;business writing;reading and composition;college composition;freshman composition
3|critical-thinking|Critical thinking|Pensamiento crítico|work_ready|logic;argumentation;critical reasoning;introduction to philosophy
4|teamwork|Teamwork|Trabajo en equipo|work_ready|team work;group dynamics;collaboration;worked in a team
5|time-management|Time management|Manejo del tiempo|work_ready|scheduling;planning my day;college success
6|problem-solving|Problem solving|Resolución de problemas|work_ready|troubleshooting;problem resolution
7|customer-service|Customer service|Atención al cliente|work_ready|client service;guest service;cashier;served customers
8|bilingual-spanish|Spanish for work|Español para el trabajo|work_ready|bilingual spanish;elementary spanish;spanish i;intermediate spanish;spanish
9|leadership|Leadership|Liderazgo|work_ready|supervision;team lead;management principles;shift lead
10|digital-literacy|Digital literacy|Alfabetización digital|work_ready|computer literacy;introduction to computers;computer applications;word processing
11|numeracy|Working with numbers|Manejo de números|work_ready|elementary algebra;intermediate algebra;college algebra;business mathematics;precalculus;trigonometry
12|statistics|Statistics|Estadística|job|elementary statistics;introduction to statistics;data analysis
13|calculus|Calculus|Cálculo|job|analytic geometry;differential calculus;integral calculus
20|case-management|Case management|Manejo de casos|job|case work;casework;caseload;service coordination
21|motivational-interviewing|Motivational interviewing|Entrevista motivacional|job|counseling skills;interviewing and counseling
22|trauma-informed-care|Trauma-informed care|Atención informada sobre el trauma|job|trauma informed;trauma
23|crisis-intervention|Crisis intervention|Intervención en crisis|job|crisis counseling;de escalation
24|human-services|Human services|Servicios humanos|job|introduction to social work;social work;social welfare;introduction to human services;human development
25|intake-interviews|Intake interviews|Entrevistas de ingreso|job|client intake;intake and assessment
26|housing-navigation|Housing navigation|Orientación de vivienda|job|housing services;homeless services;outreach
27|community-resources|Community resources|Recursos de la comunidad|job|resource referral;community organizing;introduction to sociology
28|confidentiality|Confidentiality|Confidencialidad|job|hipaa;client privacy
30|patient-care|Patient care|Cuidado de pacientes|job|nurse assistant;nursing assistant;caregiving;home health;cared for;personal care;certified nurse assistant
31|vital-signs|Vital signs|Signos vitales|job|blood pressure
32|infection-control|Infection control|Control de infecciones|job|universal precautions;microbiology
33|medical-terminology|Medical terminology|Terminología médica|job|medical language
34|first-aid|First aid and CPR|Primeros auxilios y RCP|job|cpr;first aid;basic life support
35|anatomy|Anatomy and physiology|Anatomía y fisiología|job|anatomy;physiology;human anatomy
36|nutrition|Nutrition|Nutrición|job|introduction to nutrition;food and nutrition
37|phlebotomy|Phlebotomy|Flebotomía|job|blood draw
38|medication-aid|Helping with medication|Ayuda con medicamentos|job|medication administration;pharmacology
40|child-development|Child development|Desarrollo infantil|job|child growth and development;early childhood;child family and community
41|lesson-planning|Lesson planning|Planificación de clases|job|curriculum;introduction to curriculum
42|classroom-support|Classroom support|Apoyo en el aula|job|teacher aide;paraeducator;tutoring;tutor
43|child-observation|Child observation|Observación infantil|job|observation and assessment
50|welding|Welding|Soldadura|job|shielded metal arc;gas metal arc;tig welding;mig welding;welding technology
51|blueprint-reading|Blueprint reading|Lectura de planos|job|print reading;technical drawing
52|electrical-basics|Electrical basics|Fundamentos de electricidad|job|electrical wiring;electricity;dc circuits;ac circuits
53|carpentry|Carpentry|Carpintería|job|framing;construction practices
54|workplace-safety|Workplace safety|Seguridad en el trabajo|job|osha;osha 10;safety training
55|forklift|Forklift operation|Manejo de montacargas|job|forklift
56|vehicle-maintenance|Vehicle maintenance|Mantenimiento de vehículos|job|automotive;engine repair;brakes
57|hvac|Heating and cooling systems|Sistemas de calefacción y enfriamiento|job|hvac;refrigeration
58|cnc|CNC machining|Maquinado CNC|job|machining;machine tool
60|solar-installation|Solar installation|Instalación solar|job|photovoltaic;solar
61|energy-audits|Energy audits|Auditorías de energía|job|weatherization;energy efficiency
62|water-treatment|Water treatment|Tratamiento de agua|job|wastewater
63|fire-prevention|Fire prevention|Prevención de incendios|job|fire technology;wildland fire
64|environmental-science|Environmental science|Ciencias ambientales|job|ecology;environmental studies
70|python|Python programming|Programación en Python|job|python
71|programming|Programming|Programación|job|computer science;introduction to programming;java programming;programming concepts;data structures
72|sql|Databases and SQL|Bases de datos y SQL|job|sql;database;databases
73|networking|Computer networks|Redes de computadoras|job|networking;cisco;network fundamentals
74|cybersecurity|Cybersecurity|Ciberseguridad|job|information security;network security
75|it-support|IT support|Soporte técnico|job|help desk;computer repair;technical support
76|web-design|Web design|Diseño web|job|html;web development
77|spreadsheets|Spreadsheets|Hojas de cálculo|job|excel
80|bookkeeping|Bookkeeping|Contabilidad básica|job|financial accounting;managerial accounting;accounting;quickbooks
81|sales|Sales|Ventas|job|retail;salesmanship;marketing;principles of marketing
82|food-safety|Food safety|Seguridad de los alimentos|job|food handler;servsafe;sanitation
83|cooking|Cooking|Cocina|job|culinary;line cook;baking
84|inventory|Inventory|Inventario|job|stock control;warehouse;logistics;supply
85|office-skills|Office skills|Tareas de oficina|job|administrative assistant;filing;reception;front desk;records management
86|business-law|Business law|Derecho comercial|job|legal environment of business
87|economics|Economics|Economía|job|macroeconomics;microeconomics
88|event-planning|Event planning|Organización de eventos|job|organized events
90|biology|Biology lab work|Trabajo de laboratorio de biología|job|general biology;biology;cell biology
91|chemistry|Chemistry lab work|Trabajo de laboratorio de química|job|general chemistry;organic chemistry;chemistry
92|physics|Physics|Física|job|general physics;physics
93|psychology|Understanding behavior|Comprensión de la conducta|job|introduction to psychology;general psychology;abnormal psychology;psychology
94|cultural-awareness|Cultural awareness|Sensibilidad cultural|work_ready|cultural anthropology;ethnic studies;multicultural;chicano studies;intercultural
95|history-research|Research in sources|Investigación en fuentes|work_ready|united states history;history of the united states;world history;american history
96|civics|How government works|Cómo funciona el gobierno|work_ready|american government;political science;government
97|art-design|Art and design|Arte y diseño|job|drawing;two dimensional design;graphic design;art history;art appreciation
98|music|Music|Música|job|music appreciation;music fundamentals
99|health-education|Health education|Educación para la salud|job|health science;personal health;public health;wellness
"""


def skills() -> Iterator[SkillFacts]:
    """The rows of the table."""
    for line in _TABLE.strip().splitlines():
        number, code, name, name_es, family, phrases = line.split("|")
        yield SkillFacts(int(number), code, name, name_es, family, tuple(phrases.split(";")))
