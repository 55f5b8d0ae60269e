/* A line of text that says less where there is less room, before it is cut.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each text is a label of its own, so that nothing has to be measured anew while room is given. */
#include "config.h"

#include "widgets/fit-label.h"

#include <string.h>

struct _PentadFitLabel
{
  GtkWidget parent_instance;

  GtkWidget *labels[PENTAD_FIT_LABEL_MAX];
  guint n, shown;
};

G_DEFINE_FINAL_TYPE (PentadFitLabel, pentad_fit_label, GTK_TYPE_WIDGET)

static int
get_natural_width (PentadFitLabel *self, guint i)
{
  int natural;

  gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* That of the highest, so that it does not change with the room. */
static void
measure_height (PentadFitLabel *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < self->n; i++)
    {
      int least, wanted;

      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_VERTICAL, -1, &least, &wanted, NULL,
                          NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
pentad_fit_label_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PentadFitLabel *self = PENTAD_FIT_LABEL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, minimum, natural);
      return;
    }
  gtk_widget_measure (self->labels[self->n - 1], orientation, -1, minimum, NULL, NULL, NULL);
  *natural = MAX (*minimum, get_natural_width (self, 0));
}

static void
pentad_fit_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadFitLabel *self = PENTAD_FIT_LABEL (widget);
  guint shown = 0;

  while (shown + 1 < self->n && get_natural_width (self, shown) > width)
    shown++;
  self->shown = shown;
  for (guint i = 0; i < PENTAD_FIT_LABEL_MAX; i++)
    gtk_widget_set_child_visible (self->labels[i], i == shown);
  gtk_widget_allocate (self->labels[shown], width, height, baseline, NULL);
}

static void
pentad_fit_label_dispose (GObject *object)
{
  PentadFitLabel *self = PENTAD_FIT_LABEL (object);

  for (guint i = 0; i < PENTAD_FIT_LABEL_MAX; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_fit_label_parent_class)->dispose (object);
}

static void
pentad_fit_label_class_init (PentadFitLabelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_fit_label_dispose;
  widget_class->measure = pentad_fit_label_measure;
  widget_class->size_allocate = pentad_fit_label_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "fitlabel");
}

static void
pentad_fit_label_init (PentadFitLabel *self)
{
  for (guint i = 0; i < PENTAD_FIT_LABEL_MAX; i++)
    {
      self->labels[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->labels[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_visible (self->labels[i], i == 0);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  self->n = 1;
}

GtkWidget *
pentad_fit_label_new (void)
{
  return g_object_new (PENTAD_TYPE_FIT_LABEL, NULL);
}

static void
set_text (PentadFitLabel *self, guint i, const char *text)
{
  if (strcmp (gtk_label_get_text (GTK_LABEL (self->labels[i])), text) != 0)
    gtk_label_set_text (GTK_LABEL (self->labels[i]), text);
}

void
pentad_fit_label_set_texts (PentadFitLabel *self, const char *const *texts)
{
  guint n;

  g_return_if_fail (PENTAD_IS_FIT_LABEL (self));
  g_return_if_fail (texts != NULL && texts[0] != NULL);

  n = MIN (g_strv_length ((char **)texts), PENTAD_FIT_LABEL_MAX);
  for (guint i = 0; i < PENTAD_FIT_LABEL_MAX; i++)
    {
      set_text (self, i, i < n ? texts[i] : "");
      gtk_widget_set_visible (self->labels[i], i < n);
    }
  self->n = n;
  self->shown = MIN (self->shown, n - 1);
}

/* Where the last of several parts begins; NULL: there is only one. */
static char *
find_last_part (const char *text)
{
  static const char *const marks[] = { " · ", ": ", "：" };
  char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *mark = g_strrstr (text, marks[i]);

      if (mark != NULL && mark > text && (last == NULL || mark > last))
        last = mark;
    }
  return last;
}

/* In two lines of parts, as even as they can be; NULL: there is only one part. */
static char *
dup_folded (const char *text)
{
  static const char mark[] = " · ";
  glong half = g_utf8_strlen (text, -1) / 2, least = G_MAXLONG;
  const char *fold = NULL;

  for (const char *at = strstr (text, mark); at != NULL; at = strstr (at + 1, mark))
    {
      glong off = labs (g_utf8_strlen (text, at - text) - half);

      if (off < least)
        fold = at;
      least = MIN (least, off);
    }
  if (fold == NULL)
    return NULL;
  return g_strdup_printf ("%.*s\n%s", (int)(fold - text), text, fold + strlen (mark));
}

void
pentad_fit_label_set_parts (PentadFitLabel *self, const char *text)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = g_strdup (text);
  char *last;

  g_return_if_fail (PENTAD_IS_FIT_LABEL (self));

  g_ptr_array_add (texts, g_strdup (text));
  do
    {
      char *folded = dup_folded (rest);

      last = find_last_part (rest);
      if (folded != NULL || strcmp (rest, text) != 0)
        g_ptr_array_add (texts, folded != NULL ? folded : g_strdup (rest));
      if (last != NULL)
        *last = '\0';
    }
  while (last != NULL);
  /* The shortest is what has to be there. */
  if (texts->len > PENTAD_FIT_LABEL_MAX)
    g_ptr_array_remove_range (texts, PENTAD_FIT_LABEL_MAX - 1, texts->len - PENTAD_FIT_LABEL_MAX);
  g_ptr_array_add (texts, NULL);
  pentad_fit_label_set_texts (self, (const char *const *)texts->pdata);
}

const char *
pentad_fit_label_get_text (PentadFitLabel *self)
{
  g_return_val_if_fail (PENTAD_IS_FIT_LABEL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->labels[0]));
}

const char *
pentad_fit_label_get_shown (PentadFitLabel *self)
{
  g_return_val_if_fail (PENTAD_IS_FIT_LABEL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->labels[self->shown]));
}
