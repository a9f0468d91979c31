package id.bilik.queueserver;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON may leave out anything; a record component that is not {@code @Nullable} must be there. */
public final class RequiredComponents {
    private RequiredComponents() {}

    /** Name of the first component that must be there and is not, also inside records and lists of records. */
    public static Optional<String> findMissing(Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(component, value);
            if (part == null && isRequired(component))
                return Optional.of(component.getName());
            Optional<String> inside = part == null ? Optional.empty() : findMissingIn(part);
            if (inside.isPresent())
                return Optional.of(component.getName() + "." + inside.get());
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException naming the component that is missing */
    static void check(Record value) {
        findMissing(value).ifPresent(name -> {
            throw new IllegalArgumentException("the field " + name + " is missing");
        });
    }

    private static Optional<String> findMissingIn(Object part) {
        if (part instanceof Record record)
            return findMissing(record);
        if (part instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet())
                if (entry.getValue() == null)
                    return Optional.of(String.valueOf(entry.getKey()));
            return Optional.empty();
        }
        if (part instanceof Collection<?> list) {
            int index = 0;
            for (Object item : list) {
                Optional<String> inside = item == null
                        ? Optional.of(String.valueOf(index))
                        : findMissingIn(item);
                if (inside.isPresent())
                    return inside;
                index++;
            }
        }
        return Optional.empty();
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
