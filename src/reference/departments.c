/* The departments that handle cases in the reference city, and how punctual each is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most departments are late in up to 1 per cent of their cases. One of each group is worse, and
 * the city's lighting office is the weak one of the story (domain.md 8.2.12). */
#include "config.h"

#include "reference/departments.h"
#include "reference/names.h"
#include "reference/rng.h"

#include <string.h>

/* Late enough to be the last of its group, also behind those of the weak district. */
#define BAD_LATENESS  0.16
#define WEAK_LATENESS 0.2

#define N_CITY_TRADES (PENTAD_N_TRADES - PENTAD_N_DISTRICT_TRADES)

typedef struct
{
  const char *cn, *tw, *en, *group;
} Trade;

/* Names of the city's own; the districts' follow the name of the district. */
static const Trade trades[PENTAD_N_TRADES] = {
  [PENTAD_TRADE_ENFORCEMENT] = { "城管执法大队", "城管執法大隊", "Enforcement Brigade",
                                 "enforcement" },
  [PENTAD_TRADE_SANITATION] = { "环卫所", "環衛所", "Sanitation Office", "sanitation" },
  [PENTAD_TRADE_MUNICIPAL] = { "市政所", "市政所", "Municipal Works Office", "municipal" },
  [PENTAD_TRADE_LANDSCAPING] = { "园林所", "園林所", "Landscaping Office", "landscaping" },
  [PENTAD_TRADE_LIGHTING] = { "市市政设施管理处", "市市政設施管理處", "Municipal Facilities Office",
                              "city" },
  [PENTAD_TRADE_TRAFFIC_POLICE] = { "市交警支队", "市交警支隊", "Traffic Police", "city" },
  [PENTAD_TRADE_CONSTRUCTION] = { "市住房和城乡建设局", "市住房和城鄉建設局",
                                  "Housing and Construction Bureau", "city" },
  [PENTAD_TRADE_RIVERS] = { "市水务局", "市水務局", "Water Affairs Bureau", "city" },
  [PENTAD_TRADE_ENVIRONMENT] = { "市生态环境局", "市生態環境局", "Ecology and Environment Bureau",
                                 "city" },
  [PENTAD_TRADE_TRANSPORT] = { "市交通运输局", "市交通運輸局", "Transport Bureau", "city" },
  [PENTAD_TRADE_MARKETS] = { "市市场监督管理局", "市市場監督管理局", "Market Regulation Bureau",
                             "city" },
  [PENTAD_TRADE_WATER_SUPPLY] = { "供水集团", "供水集團", "Water Supply Group", "utility" },
  [PENTAD_TRADE_GAS] = { "燃气公司", "燃氣公司", "Gas Company", "utility" },
  [PENTAD_TRADE_POWER] = { "供电公司", "供電公司", "Power Company", "utility" },
  [PENTAD_TRADE_HEAT] = { "供热公司", "供熱公司", "Heating Company", "utility" },
  [PENTAD_TRADE_TELECOM] = { "通信设施公司", "電信設施公司", "Telecom Facilities Company",
                             "utility" },
};

/* The longest prefix that fits decides. */
static const struct
{
  const char *prefix;
  PentadTrade trade;
} rules[] = {
  { "c01", PENTAD_TRADE_MUNICIPAL },
  { "c0101", PENTAD_TRADE_WATER_SUPPLY },
  { "c0106", PENTAD_TRADE_LIGHTING },
  { "c0110", PENTAD_TRADE_HEAT },
  { "c0111", PENTAD_TRADE_GAS },
  { "c0114", PENTAD_TRADE_LANDSCAPING },
  { "c0125", PENTAD_TRADE_WATER_SUPPLY },
  { "c0127", PENTAD_TRADE_TELECOM },
  { "c0128", PENTAD_TRADE_POWER },
  { "c0129", PENTAD_TRADE_POWER },
  { "c0130", PENTAD_TRADE_POWER },
  { "c0131", PENTAD_TRADE_TELECOM },
  { "c0137", PENTAD_TRADE_LIGHTING },
  { "c0138", PENTAD_TRADE_LIGHTING },
  { "c0139", PENTAD_TRADE_LIGHTING },
  { "c0149", PENTAD_TRADE_GAS },
  { "c0150", PENTAD_TRADE_TRAFFIC_POLICE },
  { "c0154", PENTAD_TRADE_POWER },
  { "c0157", PENTAD_TRADE_GAS },
  { "c02", PENTAD_TRADE_TRAFFIC_POLICE },
  { "c0201", PENTAD_TRADE_MUNICIPAL },
  { "c0204", PENTAD_TRADE_TRANSPORT },
  { "c0206", PENTAD_TRADE_LIGHTING },
  { "c0207", PENTAD_TRADE_LIGHTING },
  { "c0208", PENTAD_TRADE_LIGHTING },
  { "c0209", PENTAD_TRADE_LIGHTING },
  { "c0224", PENTAD_TRADE_TRANSPORT },
  { "c0225", PENTAD_TRADE_ENFORCEMENT },
  { "c0230", PENTAD_TRADE_RIVERS },
  { "c03", PENTAD_TRADE_SANITATION },
  { "c0306", PENTAD_TRADE_ENFORCEMENT },
  { "c0307", PENTAD_TRADE_ENFORCEMENT },
  { "c0308", PENTAD_TRADE_ENFORCEMENT },
  { "c04", PENTAD_TRADE_LANDSCAPING },
  { "c05", PENTAD_TRADE_RIVERS },
  { "c0503", PENTAD_TRADE_MARKETS },
  { "c0504", PENTAD_TRADE_GAS },
  { "e01", PENTAD_TRADE_ENFORCEMENT },
  { "e0110", PENTAD_TRADE_SANITATION },
  { "e0111", PENTAD_TRADE_SANITATION },
  { "e0112", PENTAD_TRADE_SANITATION },
  { "e0113", PENTAD_TRADE_MUNICIPAL },
  { "e0114", PENTAD_TRADE_SANITATION },
  { "e0117", PENTAD_TRADE_LANDSCAPING },
  { "e0118", PENTAD_TRADE_LANDSCAPING },
  { "e0119", PENTAD_TRADE_LANDSCAPING },
  { "e0121", PENTAD_TRADE_LANDSCAPING },
  { "e0122", PENTAD_TRADE_LANDSCAPING },
  { "e0125", PENTAD_TRADE_RIVERS },
  { "e0126", PENTAD_TRADE_RIVERS },
  { "e0130", PENTAD_TRADE_ENVIRONMENT },
  { "e0131", PENTAD_TRADE_SANITATION },
  { "e0132", PENTAD_TRADE_SANITATION },
  { "e0133", PENTAD_TRADE_ENVIRONMENT },
  { "e0135", PENTAD_TRADE_SANITATION },
  { "e0137", PENTAD_TRADE_SANITATION },
  { "e02", PENTAD_TRADE_ENFORCEMENT },
  { "e03", PENTAD_TRADE_CONSTRUCTION },
  { "e0301", PENTAD_TRADE_ENFORCEMENT },
  { "e0311", PENTAD_TRADE_ENFORCEMENT },
  { "e0312", PENTAD_TRADE_ENFORCEMENT },
  { "e04", PENTAD_TRADE_ENFORCEMENT },
  { "e05", PENTAD_TRADE_MUNICIPAL },
  { "e0501", PENTAD_TRADE_WATER_SUPPLY },
  { "e0502", PENTAD_TRADE_GAS },
  { "e0504", PENTAD_TRADE_HEAT },
  { "e0505", PENTAD_TRADE_LIGHTING },
  { "e0507", PENTAD_TRADE_SANITATION },
  { "e0508", PENTAD_TRADE_TELECOM },
  { "e06", PENTAD_TRADE_ENFORCEMENT },
};

PentadTrade
pentad_trade_of_class (const char *class_code)
{
  PentadTrade trade = PENTAD_TRADE_ENFORCEMENT;
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strlen (rules[i].prefix) > longest && g_str_has_prefix (class_code, rules[i].prefix))
      {
        trade = rules[i].trade;
        longest = strlen (rules[i].prefix);
      }
  return trade;
}

static void
clear_department (gpointer data)
{
  pentad_label_clear (&((PentadReferenceDepartment *)data)->name);
}

/* Adds a department whose name is that of a place followed by what it is; valid until the next. */
static PentadReferenceDepartment *
add_department (PentadDepartments *self, guint64 seed, const PentadPlace *place, const Trade *trade)
{
  PentadReferenceDepartment department = { .group = trade->group, .district = -1, .street = -1 };
  guint n = self->all->len;
  const char *texts[3] = { trade->cn, trade->tw, trade->en };
  static const PentadLanguage languages[3] = { PENTAD_LANGUAGE_ZH_CN, PENTAD_LANGUAGE_ZH_TW,
                                               PENTAD_LANGUAGE_EN };

  g_snprintf (department.code, sizeof department.code, "D%02u", n + 1);
  department.lateness = 0.001 + 0.008 * pentad_hash_unit (seed, PENTAD_STREAM_PUNCTUALITY, 0, n);
  for (int i = 0; i < 3; i++)
    {
      const char *before = place != NULL ? pentad_label_get (&place->name, languages[i]) : "";
      g_autofree char *text =
          g_strconcat (before, i == 2 && place != NULL ? " " : "", texts[i], NULL);

      pentad_label_set (&department.name, languages[i], text);
    }
  g_array_append_val (self->all, department);
  return &g_array_index (self->all, PentadReferenceDepartment, n);
}

PentadDepartments *
pentad_departments_new (guint64 seed, const PentadPlaces *places)
{
  static const Trade silent = { "铁路沿线管理办公室", "鐵路沿線管理辦公室",
                                "Railway Corridor Office", "city" };
  static const Trade street_office = { "办事处", "辦事處", "Office", "street" };
  PentadDepartments *self = g_new0 (PentadDepartments, 1);
  guint n = places->districts->len;

  self->all = g_array_new (FALSE, FALSE, sizeof (PentadReferenceDepartment));
  g_array_set_clear_func (self->all, clear_department);
  self->n_districts = n;
  self->has_streets = places->tier->street_departments != 0;

  for (int trade = PENTAD_N_DISTRICT_TRADES; trade < PENTAD_N_TRADES; trade++)
    {
      PentadReferenceDepartment *department = add_department (self, seed, NULL, &trades[trade]);

      if (trade == PENTAD_TRADE_LIGHTING)
        department->lateness = WEAK_LATENESS;
      else if (trade == PENTAD_TRADE_HEAT)
        department->lateness = BAD_LATENESS;
    }
  for (int trade = 0; trade < PENTAD_N_DISTRICT_TRADES; trade++)
    for (guint i = 0; i < n; i++)
      {
        PentadReferenceDepartment *department =
            add_department (self, seed, pentad_places_district (places, i), &trades[trade]);

        department->district = (int)i;
        /* The bad one of each trade is in another district. */
        if (i == (guint)(places->tier->urban - 1 + trade * 2) % n)
          department->lateness = trade == PENTAD_TRADE_SANITATION ? 2 * BAD_LATENESS : BAD_LATENESS;
      }
  self->silent = self->all->len;
  add_department (self, seed, NULL, &silent);
  for (guint i = 0; self->has_streets && i < places->streets->len; i++)
    {
      PentadReferenceDepartment *department =
          add_department (self, seed, pentad_places_street (places, i), &street_office);

      department->street = (int)i;
      if (i == places->streets->len / 3)
        department->lateness = BAD_LATENESS;
    }
  return self;
}

void
pentad_departments_free (PentadDepartments *departments)
{
  g_array_unref (departments->all);
  g_free (departments);
}

const PentadReferenceDepartment *
pentad_departments_get (const PentadDepartments *departments, guint index)
{
  return &g_array_index (departments->all, PentadReferenceDepartment, index);
}

int
pentad_departments_index (const PentadDepartments *departments, const char *own_code)
{
  gsize offset;

  if (own_code == NULL)
    return -1;
  offset = (gsize)(own_code - departments->all->data);
  return (int)(offset / sizeof (PentadReferenceDepartment));
}

guint
pentad_departments_find (const PentadDepartments *departments, PentadTrade trade, guint district)
{
  if (trade >= PENTAD_N_DISTRICT_TRADES)
    return trade - PENTAD_N_DISTRICT_TRADES;
  return N_CITY_TRADES + trade * departments->n_districts + district;
}

int
pentad_departments_find_street (const PentadDepartments *departments, guint street)
{
  if (!departments->has_streets)
    return -1;
  return (int)(departments->silent + 1 + street);
}
