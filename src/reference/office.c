/* The offices of the reference city: how problems are settled, complaints, tasks, assessments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/office.h"
#include "reference/rng.h"

#include <math.h>

#define SECONDS_PER_HOUR 3600

/* Settled on a day, for each resident. */
#define SETTLED_PER_RESIDENT (260.0 / 3000000)
/* Complaints on a day, for each resident: ten in eleven months in a county of 400,000. */
#define COMPLAINTS_PER_RESIDENT (0.12 / 400000)
/* Share of the complaints that are answered too late. */
#define LATE_REPLIES 0.03

#define N_DIMENSIONS 4

static const struct
{
  const char *id, *cn, *tw, *en;
} dimensions[N_DIMENSIONS] = {
  { "responsibility", "责任落实", "責任落實", "Responsibility" },
  { "solving", "问题解决", "問題解決", "Problem solving" },
  { "cooperation", "协同配合", "協同配合", "Co-operation" },
  { "team", "队伍建设", "隊伍建設", "Team building" },
};

/* What the city set out to do. lead: a trade, which has one office in the city or one in each
 * district; the first of them leads. Days are counted from the start of the year. */
static const struct
{
  const char *cn, *tw, *en;
  PentadTrade lead, responsible;
  int deadline_day;
  int done_day; /* 0: not done */
} plan[] = {
  { "区县平台与市级平台联网", "區縣平臺與市級平臺聯網",
    "Connect district platforms with the city's", PENTAD_TRADE_LIGHTING, PENTAD_TRADE_ENFORCEMENT,
    181, 170 },
  { "12319 热线并线运行", "12319 專線併線運行", "Merge the lines into 12319", PENTAD_TRADE_LIGHTING,
    PENTAD_TRADE_SANITATION, 90, 88 },
  { "执法人员持证上岗", "執法人員持證上崗", "Certify every officer", PENTAD_TRADE_ENFORCEMENT,
    PENTAD_TRADE_ENFORCEMENT, 365, 0 },
  { "制式服装和标志统一", "制式服裝和標誌統一", "Unify uniforms and insignia",
    PENTAD_TRADE_ENFORCEMENT, PENTAD_TRADE_MARKETS, 273, 281 },
  { "机械化清扫全覆盖", "機械化清掃全覆蓋", "Sweep every road by machine", PENTAD_TRADE_SANITATION,
    PENTAD_TRADE_MUNICIPAL, 365, 0 },
  { "积水点整治", "積水點整治", "Mend the spots where water stands", PENTAD_TRADE_RIVERS,
    PENTAD_TRADE_MUNICIPAL, 151, 0 },
  { "建筑渣土全链条监管", "建築渣土全鏈條監管", "Watch spoil from site to tip",
    PENTAD_TRADE_CONSTRUCTION, PENTAD_TRADE_TRAFFIC_POLICE, 330, 0 },
  { "地下管网普查建档", "地下管網普查建檔", "Survey the pipes under ground",
    PENTAD_TRADE_WATER_SUPPLY, PENTAD_TRADE_GAS, 304, 296 },
  { "城市建筑物数据库", "城市建築物資料庫", "Build the database of buildings",
    PENTAD_TRADE_CONSTRUCTION, PENTAD_TRADE_LIGHTING, 365, 0 },
  { "路灯节能改造", "路燈節能改造", "Refit street lamps", PENTAD_TRADE_LIGHTING, PENTAD_TRADE_POWER,
    334, 0 },
  { "非机动车停放区划线", "非機動車停放區劃線", "Mark places for bicycles",
    PENTAD_TRADE_ENFORCEMENT, PENTAD_TRADE_TRAFFIC_POLICE, 120, 118 },
  { "餐饮油烟在线监测", "餐飲油煙線上監測", "Monitor cooking fumes on line",
    PENTAD_TRADE_ENVIRONMENT, PENTAD_TRADE_ENFORCEMENT, 300, 0 },
};

/* Of what happens over a whole day, how much has happened by now. */
static double
share_of_day (const PentadOffice *office, gint32 day, gint64 now)
{
  double done = (double)(now - pentad_zone_day_begin (office->zone, day)) / (24 * 3600);

  return CLAMP (done, 0, 1);
}

static void
add_settled (
    const PentadOffice *office, PentadService *service, guint district, gint32 day, gint64 now)
{
  const PentadPlace *place = pentad_places_district (office->places, district);
  PentadRng rng = pentad_rng (office->seed, PENTAD_STREAM_SETTLED, day, district);
  /* Each district has its own habits; the first leans on enforcement. */
  double enforcement = district == 0 ? 0.17 : 0.07 + 0.04 * pentad_rng_unit (&rng);
  double management = 0.17 + 0.06 * pentad_rng_unit (&rng);
  double total = (double)place->population * SETTLED_PER_RESIDENT *
                 pentad_rng_between (&rng, 0.85, 1.15) * share_of_day (office, day, now);
  PentadSettledDay row = {
    .day = day,
    .division = g_strdup (place->code),
    .by_enforcement = (int)floor (total * enforcement),
    .by_management = (int)floor (total * management),
  };

  row.by_service = (int)floor (total) - row.by_enforcement - row.by_management;
  g_array_append_val (service->settled, row);
}

static void
add_complaint (const PentadOffice *office,
               PentadService *service,
               guint district,
               gint32 day,
               guint number,
               gint64 now)
{
  static const char *const channels[] = { "hotline", "hotline", "hotline", "letter", "visit" };
  PentadRng rng = pentad_rng (office->seed, PENTAD_STREAM_COMPLAINT, day, district * 1000 + number);
  gint64 received = pentad_zone_day_begin (office->zone, day) +
                    (gint64)(pentad_rng_between (&rng, 8, 20) * SECONDS_PER_HOUR);
  /* Working hours until the reply: within two days and a half, or well after three. */
  double hours = pentad_rng_chance (&rng, LATE_REPLIES) ? pentad_rng_between (&rng, 34, 60)
                                                        : pentad_rng_between (&rng, 3, 20);
  gint64 replied =
      pentad_calendar_deadline (office->calendar, received, PENTAD_LIMIT_WORKING_HOUR, hours);
  gint64 verified =
      pentad_calendar_deadline (office->calendar, received, PENTAD_LIMIT_WORKING_HOUR, hours / 3);
  g_autofree char *id = NULL;
  char text[16];

  if (received > now)
    return;
  id = g_strdup_printf ("T%s-%u-%u", pentad_day_format (day, text), district + 1, number + 1);
  PentadComplaint *complaint = pentad_service_add_complaint (service, id);
  complaint->division = g_strdup (pentad_places_district (office->places, district)->code);
  complaint->channel = g_strdup (channels[pentad_rng_below (&rng, G_N_ELEMENTS (channels))]);
  complaint->received = received;
  if (verified <= now)
    complaint->verified = verified;
  if (replied <= now)
    {
      complaint->replied = replied;
      complaint->satisfied = pentad_rng_chance (&rng, 0.97);
    }
}

PentadService *
pentad_office_service (const PentadOffice *office, gint64 now)
{
  PentadService *service = pentad_service_new ();
  gint32 today = pentad_zone_day (office->zone, now);

  service->as_of = now;
  for (gint32 day = today - PENTAD_OFFICE_DAYS + 1; day <= today; day++)
    for (guint district = 0; district < office->places->districts->len; district++)
      {
        double mean = (double)pentad_places_district (office->places, district)->population *
                      COMPLAINTS_PER_RESIDENT;
        guint n = pentad_poisson (
            pentad_hash_unit (office->seed, PENTAD_STREAM_COMPLAINT, -1 - day, district),
            MIN (mean, 100));

        add_settled (office, service, district, day, now);
        for (guint i = 0; i < n; i++)
          add_complaint (office, service, district, day, i, now);
      }
  return service;
}

static const char *
office_code (const PentadOffice *office, PentadTrade trade, guint district)
{
  return pentad_departments_get (office->departments,
                                 pentad_departments_find (office->departments, trade, district))
      ->code;
}

/* The last day before the year of that day. */
static gint32
before_year (gint32 day)
{
  int year, month, mday;

  pentad_day_to_date (day, &year, &month, &mday);
  return pentad_day_from_date (year, 1, 1) - 1;
}

PentadTasks *
pentad_office_tasks (const PentadOffice *office, gint64 now)
{
  PentadTasks *tasks = pentad_tasks_new ();
  gint32 today = pentad_zone_day (office->zone, now);
  gint32 origin = before_year (today);

  tasks->as_of = now;
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_autofree char *id = g_strdup_printf ("R%02u", i + 1);
      PentadTask *task = pentad_tasks_add (tasks, id);
      gint32 done = plan[i].done_day > 0 ? origin + plan[i].done_day : PENTAD_NO_DAY;
      double pace = pentad_hash_unit (office->seed, PENTAD_STREAM_TASK, i, 0);

      pentad_label_set (&task->title, PENTAD_LANGUAGE_ZH_CN, plan[i].cn);
      pentad_label_set (&task->title, PENTAD_LANGUAGE_ZH_TW, plan[i].tw);
      pentad_label_set (&task->title, PENTAD_LANGUAGE_EN, plan[i].en);
      task->lead = g_strdup (office_code (office, plan[i].lead, 0));
      for (guint k = 0; k < office->places->districts->len; k++)
        {
          const char *code = office_code (office, plan[i].responsible, k);

          if (!g_ptr_array_find_with_equal_func (task->responsible, code, g_str_equal, NULL))
            g_ptr_array_add (task->responsible, g_strdup (code));
        }
      task->deadline = origin + plan[i].deadline_day;
      if (done != PENTAD_NO_DAY && done <= today)
        task->done = done;
      task->progress =
          task->done != PENTAD_NO_DAY
              ? 1
              : MIN (0.97, (0.6 + 0.45 * pace) * (today - origin) / plan[i].deadline_day);
    }
  return tasks;
}

/* Scores of punctual departments lie around 96, of the weak one around 80. */
static double
score_of (double lateness, PentadRng *rng)
{
  double score = 97 - 95 * lateness + 3 * (pentad_rng_unit (rng) - 0.5) * 2;

  return floor (CLAMP (score, 0, 100) * 2) / 2;
}

static void
add_check (PentadAssessments *assessments,
           gint32 day,
           const char *assessor,
           const char *subject,
           double lateness,
           PentadRng *rng)
{
  PentadCheck check = {
    .day = day,
    .assessor = g_strdup (assessor),
    .subject = g_strdup (subject),
    .dimension = pentad_rng_below (rng, N_DIMENSIONS),
    .score = score_of (lateness, rng),
  };

  g_array_append_val (assessments->checks, check);
}

/* A district looks at one of its streets or at one of the departments that work in it. */
static void
add_district_check (const PentadOffice *office,
                    PentadAssessments *assessments,
                    gint32 day,
                    guint index)
{
  const PentadPlace *district = pentad_places_district (office->places, index);
  PentadRng rng = pentad_rng (office->seed, PENTAD_STREAM_CHECK, day, index);

  if (pentad_rng_chance (&rng, 0.5))
    {
      guint street = district->first + pentad_rng_below (&rng, district->n);
      double lateness = pentad_hash_unit (office->seed, PENTAD_STREAM_CHECK, -1, street) * 0.08;

      if (street != office->places->silent_street)
        add_check (assessments, day, district->code,
                   pentad_places_street (office->places, street)->code, lateness, &rng);
      return;
    }
  const PentadReferenceDepartment *department = pentad_departments_get (
      office->departments,
      pentad_departments_find (office->departments, pentad_rng_below (&rng, PENTAD_N_TRADES - 1),
                               index));
  add_check (assessments, day, district->code, department->code, department->lateness, &rng);
}

static void
add_street_check (const PentadOffice *office,
                  PentadAssessments *assessments,
                  gint32 day,
                  guint street)
{
  const PentadPlace *place = pentad_places_street (office->places, street);
  PentadRng rng = pentad_rng (office->seed, PENTAD_STREAM_CHECK, day, 1000 + (gint64)street);
  const PentadReferenceDepartment *department = pentad_departments_get (
      office->departments,
      pentad_departments_find (office->departments,
                               pentad_rng_below (&rng, PENTAD_N_DISTRICT_TRADES), place->parent));

  add_check (assessments, day, place->code, department->code, department->lateness, &rng);
}

PentadAssessments *
pentad_office_assessments (const PentadOffice *office, gint64 now)
{
  PentadAssessments *assessments = pentad_assessments_new ();
  gint32 today = pentad_zone_day (office->zone, now);

  assessments->as_of = now;
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      PentadDimension dimension = { g_strdup (dimensions[i].id), { { NULL } } };

      pentad_label_set (&dimension.label, PENTAD_LANGUAGE_ZH_CN, dimensions[i].cn);
      pentad_label_set (&dimension.label, PENTAD_LANGUAGE_ZH_TW, dimensions[i].tw);
      pentad_label_set (&dimension.label, PENTAD_LANGUAGE_EN, dimensions[i].en);
      g_array_append_val (assessments->dimensions, dimension);
    }
  /* A check is entered in the evening of its day. */
  for (gint32 day = before_year (today) - 30; day < today; day++)
    {
      if (!pentad_calendar_is_working_day (office->calendar, day))
        continue;
      for (guint i = 0; i < office->places->districts->len; i++)
        add_district_check (office, assessments, day, i);
      for (guint i = 0; i < office->places->streets->len; i++)
        if (i != office->places->silent_street && ((guint)day + i) % 14 == 0)
          add_street_check (office, assessments, day, i);
    }
  return assessments;
}
