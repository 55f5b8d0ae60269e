/* Data-quality findings in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/finding-text.h"
#include "model/transition.h"
#include "render/format.h"

/* What is wrong with one or several cases, in the plural form that fits. */
static const char *
case_text (PentadFindingKind kind, guint n)
{
  switch ((int)kind)
    {
    case PENTAD_FINDING_CLOSED_BEFORE_FILED:
      return ngettext ("%u case is closed before it was filed",
                       "%u cases are closed before they were filed", n);
    case PENTAD_FINDING_REPEATED_ID:
      return ngettext ("%u row repeats the id of a case and is not counted again",
                       "%u rows repeat the id of a case and are not counted again", n);
    case PENTAD_FINDING_OUTSIDE_GRID:
      return ngettext ("%u case lies outside the unit grid that it names",
                       "%u cases lie outside the unit grid that they name", n);
    case PENTAD_FINDING_OUTSIDE_DISTRICTS:
      return ngettext ("%u case outside every district lies in a finer place",
                       "%u cases outside every district lie in a finer place", n);
    case PENTAD_FINDING_NO_STREET:
      return ngettext ("%u case in a district lies in no street",
                       "%u cases in a district lie in no street", n);
    case PENTAD_FINDING_END_UNKNOWN:
      return ngettext (
          "%u case is closed without a closing time; it counts in no closing period",
          "%u cases are closed without a closing time; they count in no closing period", n);
    case PENTAD_FINDING_ASSUMED_LIMIT:
      return ngettext (
          "%u case has no deadline and no filing condition; its longest limit is taken",
          "%u cases have no deadline and no filing condition; their longest limit is taken", n);
    case PENTAD_FINDING_UNKNOWN_DIVISION:
      return ngettext ("%u case names a place that is not known; it is placed by its point",
                       "%u cases name a place that is not known; they are placed by their point",
                       n);
    case PENTAD_FINDING_UNKNOWN_CLASS:
      return ngettext ("%u case has a class that the catalogue does not know",
                       "%u cases have a class that the catalogue does not know", n);
    case PENTAD_FINDING_UNKNOWN_DEPARTMENT:
      return ngettext ("%u dispatch goes to a department that the catalogue does not know",
                       "%u dispatches go to a department that the catalogue does not know", n);
    case PENTAD_FINDING_UNFLAGGED_REPEAT:
      return ngettext ("%u case repeats an earlier one and is not flagged as a repeat",
                       "%u cases repeat earlier ones and are not flagged as repeats", n);
    case PENTAD_FINDING_UNKNOWN_IN_HISTORY:
      return ngettext (
          "%u row of the history names a place, class, department or post that is not known",
          "%u rows of the history name a place, class, department or post that is not known", n);
    default:
      return NULL;
    }
}

static const char *
place_text (PentadFindingKind kind, guint n)
{
  switch ((int)kind)
    {
    case PENTAD_FINDING_PARENT_DIFFERS:
      return ngettext (
          "%u place is sent below another place than its code says; what is sent holds",
          "%u places are sent below another place than their code says; what is sent "
          "holds",
          n);
    case PENTAD_FINDING_UNKNOWN_PARENT:
      return ngettext (
          "%u place names a parent that is not known; it is placed by its code or point",
          "%u places name a parent that is not known; they are placed by their code or "
          "point",
          n);
    case PENTAD_FINDING_REPEATED_CODE:
      return ngettext ("%u place is given twice; the first one is kept",
                       "%u places are given twice; the first ones are kept", n);
    case PENTAD_FINDING_BAD_GRID_CODE:
      return ngettext ("%u unit grid has a code that is not built as the city says",
                       "%u unit grids have a code that is not built as the city says", n);
    case PENTAD_FINDING_UNKNOWN_GRID:
      return ngettext ("%u unit grid of a partition is not known",
                       "%u unit grids of a partition are not known", n);
    default:
      return NULL;
    }
}

static const char *
reader_text (PentadFindingKind kind, guint n)
{
  switch ((int)kind)
    {
    case PENTAD_FINDING_UNKNOWN_ACT:
      return ngettext ("%u act of a case is not known and left out",
                       "%u acts of cases are not known and left out", n);
    case PENTAD_FINDING_CASE_WITHOUT_ACT:
      return ngettext ("%u case without a known act is left out",
                       "%u cases without a known act are left out", n);
    case PENTAD_FINDING_IMPOSSIBLE_POINT:
      return ngettext ("%u case has an impossible point", "%u cases have an impossible point", n);
    case PENTAD_FINDING_UNREADABLE_TIME:
      return ngettext ("%u time cannot be read", "%u times cannot be read", n);
    case PENTAD_FINDING_CASE_WITHOUT_TIME:
      return ngettext ("%u request without a time is left out",
                       "%u requests without a time are left out", n);
    case PENTAD_FINDING_CASE_WITHOUT_ID:
      return ngettext ("%u request without an id is left out",
                       "%u requests without an id are left out", n);
    case PENTAD_FINDING_UNKNOWN_COUNTER:
      return ngettext ("%u counter is not known and left out",
                       "%u counters are not known and left out", n);
    case PENTAD_FINDING_UNKNOWN_KIND:
      return ngettext ("%u entry of a kind that is not known is left out",
                       "%u entries of a kind that is not known are left out", n);
    case PENTAD_FINDING_UNKNOWN_LEVEL:
      return ngettext ("%u place of a level that is not known is left out",
                       "%u places of a level that is not known are left out", n);
    case PENTAD_FINDING_FEATURE_TWICE:
      return ngettext ("%u feature repeats a code and is left out",
                       "%u features repeat a code and are left out", n);
    case PENTAD_FINDING_FEATURE_WITHOUT_CODE:
      return ngettext ("%u feature without a code is left out",
                       "%u features without a code are left out", n);
    case PENTAD_FINDING_FEATURE_OF_OTHER_KIND:
      return ngettext ("%u feature is of another kind than the first of its layer",
                       "%u features are of another kind than the first of their layer", n);
    case PENTAD_FINDING_PLACE_WITHOUT_SHAPE:
      return ngettext ("%u place has no polygon", "%u places have no polygon", n);
    case PENTAD_FINDING_SHORT_RING:
      return ngettext ("%u ring or line is too short and left out",
                       "%u rings or lines are too short and left out", n);
    case PENTAD_FINDING_ROW_INCOMPLETE:
      return ngettext ("%u row lacks a value that it needs and is left out",
                       "%u rows lack a value that they need and are left out", n);
    case PENTAD_FINDING_UNREADABLE_VALUE:
      return ngettext ("%u value cannot be read as the mapping says",
                       "%u values cannot be read as the mapping says", n);
    case PENTAD_FINDING_RING_REPAIRED:
      return ngettext ("%u place has a border that touched itself; it is taken apart there",
                       "%u places have borders that touched themselves; they are taken apart there",
                       n);
    case PENTAD_FINDING_RING_CROSSES:
      return ngettext ("%u place has borders that cross; its area is doubtful",
                       "%u places have borders that cross; their area is doubtful", n);
    case PENTAD_FINDING_HOLE_OUTSIDE:
      return ngettext (
          "%u place has a hole that lies outside its border; its area is doubtful",
          "%u places have holes that lie outside their borders; their area is doubtful", n);
    case PENTAD_FINDING_UNKNOWN_GEOMETRY:
      return ngettext ("%u geometry is of a type that is not read",
                       "%u geometries are of a type that is not read", n);
    default:
      return NULL;
    }
}

/* --- What codes are called ------------------------------------------------------------------- */

static const char *
or_code (const PentadLabel *label, const char *code)
{
  return pentad_label_is_empty (label) ? code
                                       : pentad_label_get (label, pentad_language_current ());
}

static const char *
place_name (PentadCity *city, const char *code)
{
  const PentadDivisions *divisions = city != NULL ? pentad_city_get_divisions (city) : NULL;
  int index = divisions != NULL ? pentad_divisions_find_any (divisions, code) : PENTAD_NO_PLACE;

  return index != PENTAD_NO_PLACE ? or_code (&pentad_divisions_get (divisions, index)->name, code)
                                  : code;
}

static const char *
class_name (PentadCity *city, const char *code)
{
  const PentadCatalogue *catalogue = city != NULL ? pentad_city_get_catalogue (city) : NULL;
  int index = catalogue != NULL ? pentad_catalogue_find_class (catalogue, code) : -1;

  return index >= 0 ? or_code (&pentad_catalogue_get_class (catalogue, index)->name, code) : code;
}

static const char *
indicator_name (PentadCity *city, const char *id)
{
  const PentadScheme *scheme = city != NULL ? pentad_city_get_scheme (city) : NULL;
  const PentadIndicator *indicator = scheme != NULL ? pentad_scheme_find (scheme, id) : NULL;

  return indicator != NULL ? or_code (&indicator->label, id) : id;
}

/* --- Sentences ------------------------------------------------------------------------------- */

/* What was done against a rule. */
static const char *
rule_text (const char *id)
{
  static const char *const texts[PENTAD_N_RULES] = {
    [PENTAD_RULE_ORDER] = N_ ("an act that cannot follow what came before"),
    [PENTAD_RULE_AFTER_END] = N_ ("an act after the case had ended"),
    [PENTAD_RULE_CLOSED_BEFORE_FILED] = N_ ("filed after closing"),
    [PENTAD_RULE_EXTENSION_LATE] = N_ ("an extension when already overdue"),
    [PENTAD_RULE_EXTENSION_MANY] = N_ ("more extensions than allowed"),
    [PENTAD_RULE_EXTENSION_OPEN] = N_ ("an extension asked for while a request is open"),
    [PENTAD_RULE_SUSPENSION_MANY] = N_ ("suspended more often than allowed"),
    [PENTAD_RULE_SUSPENSION_LONG] = N_ ("suspended for longer than allowed"),
    [PENTAD_RULE_SUSPENDED] = N_ ("handled while suspended"),
    [PENTAD_RULE_RETURN_AFTER_WORK] = N_ ("returned after the work was done"),
    [PENTAD_RULE_PUSHED_AFTER_RETURN] =
        N_ ("handled after it was returned, without a new dispatch"),
    [PENTAD_RULE_REWORK_DEPARTMENT] = N_ ("rework given to another department"),
    [PENTAD_RULE_VOID_BEFORE_FILING] = N_ ("voided before filing"),
    [PENTAD_RULE_APPEAL_OPEN] = N_ ("an appeal before closing"),
    [PENTAD_RULE_APPEAL_IN_TIME] = N_ ("an appeal though handled in time"),
    [PENTAD_RULE_APPEAL_MANY] = N_ ("more appeals than allowed"),
  };
  PentadRule rule;

  return pentad_rule_parse (id, &rule) ? _ (texts[rule]) : id;
}

/* Findings whose sentence names more than a number. */
static char *
dup_special (const PentadFinding *finding, PentadCity *city)
{
  const char *subject = finding->subject != NULL ? finding->subject : "";
  const char *detail = finding->detail != NULL ? finding->detail : "";
  g_autofree char *found = pentad_format_number (finding->found, 2);
  g_autofree char *expected = pentad_format_number (finding->expected, 2);

  switch ((int)finding->kind)
    {
    case PENTAD_FINDING_IMPOSSIBLE_ACT:
      return g_strdup_printf (ngettext ("%u case: %s", "%u cases: %s", finding->count),
                              finding->count, rule_text (subject));
    case PENTAD_FINDING_RATE_ABOVE_100:
      return g_strdup_printf (_ ("%s: %s is %s %%, more than there can be"),
                              place_name (city, subject), indicator_name (city, detail), found);
    case PENTAD_FINDING_SUDDEN_DROP:
      return g_strdup_printf (_ ("reports of %s fell to %s a day from %s"),
                              class_name (city, subject), found, expected);
    case PENTAD_FINDING_TOTALS_DIFFER:
      return g_strdup_printf (_ ("%s: the parts of %s add up to %s, %s is sent"),
                              place_name (city, subject), indicator_name (city, detail), found,
                              expected);
    case PENTAD_FINDING_SILENT_GRIDS:
      return g_strdup_printf (ngettext ("%s: %u unit grid reports nothing while others do",
                                        "%s: %u unit grids report nothing while others do",
                                        finding->count),
                              place_name (city, subject), finding->count);
    case PENTAD_FINDING_RING_CROSSES:
      return finding->subject != NULL
                 ? g_strdup_printf (_ ("%s: its borders cross; its area is doubtful"),
                                    place_name (city, subject))
                 : NULL;
    case PENTAD_FINDING_HOLE_OUTSIDE:
      return finding->subject != NULL
                 ? g_strdup_printf (_ ("%s: a hole lies outside its border; its area is doubtful"),
                                    place_name (city, subject))
                 : NULL;
    case PENTAD_FINDING_YEAR_MISSING:
      return g_strdup_printf (_ ("the calendar lacks the year %s: deadlines in it are wrong"),
                              subject);
    default:
      return NULL;
    }
}

static char *
dup_counted (const PentadFinding *finding)
{
  const char *text = case_text (finding->kind, finding->count);

  if (text == NULL)
    text = place_text (finding->kind, finding->count);
  if (text == NULL)
    text = reader_text (finding->kind, finding->count);
  if (text == NULL)
    return pentad_finding_describe (finding);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (text, finding->count);
#pragma GCC diagnostic pop
}

char *
pentad_finding_dup_text (const PentadFinding *finding, PentadCity *city)
{
  g_autofree char *special = dup_special (finding, city);
  g_autofree char *text = special != NULL ? g_steal_pointer (&special) : dup_counted (finding);

  if (finding->example != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&text);

      text = g_strdup_printf (_ ("%s (first: %s)"), plain, finding->example);
    }
  return finding->document != NULL ? g_strdup_printf ("%s: %s", finding->document, text)
                                   : g_steal_pointer (&text);
}
