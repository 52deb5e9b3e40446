import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.V11;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each lambda and method reference in a jar a class of its own, as if an inner class had been written there:
 * {@code java PlainLambdas.java JAR}.
 *
 * <p>To link a lambda takes Java 17 a tenth of a millisecond, though its class lies in the archive of classes, and a run with nothing
 * new links hundreds; an inner class from the archive takes a fifth of that. Sources and tests know nothing of it. Left as they are:
 * serializable lambdas, and classes of Java 10 and older, which can't open their private methods to a neighbour.
 */
final class PlainLambdas {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    public static void main(String[] words) throws IOException {
        new PlainLambdas().rewrite(Path.of(words[0]));
    }

    private void rewrite(Path jar) throws IOException {
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(part))) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            for (ZipEntry entry : entries) {
                read(from, entry);
            }
            List.copyOf(classes.values()).forEach(this::replaceLambdas);
            for (ZipEntry entry : entries) {
                ClassNode changed = classes.get(entry.getName());
                write(to, entry, changed == null ? from.getInputStream(entry).readAllBytes() : bytes(changed));
            }
            for (Map.Entry<String, byte[]> one : made.entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTime(entries.get(0).getTime());
                write(to, entry, one.getValue());
            }
        }
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void read(ZipFile jar, ZipEntry entry) throws IOException {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
            try (InputStream in = jar.getInputStream(entry)) {
                ClassNode node = new ClassNode();
                new ClassReader(in).accept(node, 0);
                if ((node.version & 0xffff) >= V11) {
                    classes.put(entry.getName(), node);
                }
            }
        }
    }

    private static void write(OutputStream to, ZipEntry entry, byte[] content) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        ((ZipOutputStream) to).putNextEntry(copy);
        to.write(content);
        ((ZipOutputStream) to).closeEntry();
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    private void replaceLambdas(ClassNode node) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode lambda
                        && lambda.bsm.getOwner().equals(METAFACTORY)
                        && lambda.bsm.getName().equals("metafactory")) {
                    String name = inner(node, lambda);
                    method.instructions.set(
                            lambda, new MethodInsnNode(INVOKESTATIC, name, "of", lambda.desc, false));
                }
            }
        }
    }

    /** Makes the class of a lambda, a member of the nest of the class that it stands in. @return its name */
    private String inner(ClassNode outer, InvokeDynamicInsnNode lambda) {
        String name = outer.name + "$$Plain" + made.size();
        String host = outer.nestHostClass == null ? outer.name : outer.nestHostClass;
        ClassNode nest = classes.get(host + ".class");
        if (nest.nestMembers == null) {
            nest.nestMembers = new ArrayList<>();
        }
        nest.nestMembers.add(name);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String function = Type.getReturnType(lambda.desc).getInternalName();
        writer.visit(
                outer.version,
                ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {function});
        writer.visitNestHost(host);
        new Inner(writer, Type.getObjectType(name), lambda).write();
        writer.visitEnd();
        made.put(name + ".class", writer.toByteArray());
        return name;
    }

    /** The body of such a class: what it captured as fields, a method {@code of} that makes it, and the function. */
    private record Inner(ClassWriter writer, Type self, InvokeDynamicInsnNode lambda) {
        private static final Type OBJECT = Type.getType(Object.class);

        void write() {
            Type[] captured = Type.getArgumentTypes(lambda.desc);
            for (int i = 0; i < captured.length; i++) {
                writer.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
            }
            Method constructor = new Method("<init>", Type.VOID_TYPE, captured);
            GeneratorAdapter make = method(ACC_PRIVATE, constructor);
            make.loadThis();
            make.invokeConstructor(OBJECT, new Method("<init>", "()V"));
            for (int i = 0; i < captured.length; i++) {
                make.loadThis();
                make.loadArg(i);
                make.putField(self, "c" + i, captured[i]);
            }
            end(make);
            GeneratorAdapter of = method(ACC_STATIC, new Method("of", lambda.desc));
            if (captured.length == 0) {
                single(constructor);
                of.getStatic(self, "ONE", self);
            } else {
                of.newInstance(self);
                of.dup();
                of.loadArgs();
                of.invokeConstructor(self, constructor);
            }
            end(of);
            function(captured);
        }

        private void single(Method constructor) {
            writer.visitField(ACC_STATIC | ACC_FINAL, "ONE", self.getDescriptor(), null, null);
            GeneratorAdapter start = method(ACC_STATIC, new Method("<clinit>", "()V"));
            start.newInstance(self);
            start.dup();
            start.invokeConstructor(self, constructor);
            start.putStatic(self, "ONE", self);
            end(start);
        }

        private void function(Type[] captured) {
            Method declared = new Method(lambda.name, ((Type) lambda.bsmArgs[0]).getDescriptor());
            Handle target = (Handle) lambda.bsmArgs[1];
            Type[] special = ((Type) lambda.bsmArgs[2]).getArgumentTypes();
            Type owner = Type.getObjectType(target.getOwner());
            List<Type> wanted = new ArrayList<>();
            if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
                wanted.add(owner);
            }
            wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
            GeneratorAdapter body = method(ACC_PUBLIC, declared);
            if (target.getTag() == H_NEWINVOKESPECIAL) {
                body.newInstance(owner);
                body.dup();
            }
            for (int i = 0; i < captured.length; i++) {
                body.loadThis();
                body.getField(self, "c" + i, captured[i]);
                convert(body, captured[i], captured[i], wanted.get(i));
            }
            for (int i = 0; i < special.length; i++) {
                body.loadArg(i);
                convert(body, declared.getArgumentTypes()[i], special[i], wanted.get(captured.length + i));
            }
            Type result = call(body, target, owner);
            Type returned = declared.getReturnType();
            if (returned == Type.VOID_TYPE) {
                pop(body, result);
            } else {
                convert(body, result, result, returned);
            }
            end(body);
        }

        /** A private method of a neighbour in the nest is called as any other is. @return what it leaves on the stack */
        private static Type call(GeneratorAdapter body, Handle target, Type owner) {
            Method method = new Method(target.getName(), target.getDesc());
            switch (target.getTag()) {
                case H_NEWINVOKESPECIAL -> body.invokeConstructor(owner, method);
                case H_INVOKESTATIC ->
                    body.visitMethodInsn(
                            INVOKESTATIC, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
                case H_INVOKEINTERFACE -> body.invokeInterface(owner, method);
                case H_INVOKESPECIAL -> {
                    if (target.isInterface()) {
                        body.invokeInterface(owner, method);
                    } else {
                        body.invokeVirtual(owner, method);
                    }
                }
                default -> body.invokeVirtual(owner, method);
            }
            return target.getTag() == H_NEWINVOKESPECIAL ? owner : method.getReturnType();
        }

        private static void pop(GeneratorAdapter body, Type result) {
            if (result.getSize() == 2) {
                body.pop2();
            } else if (result.getSize() == 1) {
                body.pop();
            }
        }

        /** As LambdaMetafactory converts. @param special what {@code from} is where type parameters are known */
        private static void convert(GeneratorAdapter body, Type from, Type special, Type to) {
            boolean primitive = from.getSort() < Type.ARRAY;
            boolean wantsPrimitive = to.getSort() < Type.ARRAY;
            if (primitive && wantsPrimitive) {
                body.cast(from, to);
            } else if (primitive) {
                body.valueOf(from);
            } else if (wantsPrimitive) {
                Type held = primitiveOf(special);
                body.unbox(held == null ? to : held);
                body.cast(held == null ? to : held, to);
            } else if (!from.equals(to) && !to.equals(OBJECT)) {
                body.checkCast(to);
            }
        }

        private static Type primitiveOf(Type wrapper) {
            return switch (wrapper.getInternalName()) {
                case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
                case "java/lang/Byte" -> Type.BYTE_TYPE;
                case "java/lang/Character" -> Type.CHAR_TYPE;
                case "java/lang/Short" -> Type.SHORT_TYPE;
                case "java/lang/Integer" -> Type.INT_TYPE;
                case "java/lang/Long" -> Type.LONG_TYPE;
                case "java/lang/Float" -> Type.FLOAT_TYPE;
                case "java/lang/Double" -> Type.DOUBLE_TYPE;
                default -> null;
            };
        }

        private GeneratorAdapter method(int access, Method method) {
            return new GeneratorAdapter(access, method, null, null, writer);
        }

        private static void end(GeneratorAdapter method) {
            method.returnValue();
            method.endMethod();
        }
    }
}
